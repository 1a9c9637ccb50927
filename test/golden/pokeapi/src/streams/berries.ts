import { schema } from "../../schemas/berries.js";
import { api } from "../api.js";

/** Names of all berries. */
export const berries = api.stream({
  name: "berries",
  schema,
  path: "/berry",
  records: "results",
  primaryKey: "name",
});
