import { schema } from "../../schemas/channels.js";
import { api } from "../api.js";

/** Public channels, archived ones included. */
export const channels = api.stream({
  name: "channels",
  schema,
  path: "/conversations.list",
  records: "channels",
  primaryKey: "id",
  query: { types: "public_channel", exclude_archived: false },
});
