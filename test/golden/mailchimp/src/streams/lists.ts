import { schema } from "../../schemas/lists.js";
import { api } from "../api.js";

/** Audiences of the account. */
export const lists = api.stream({
  name: "lists",
  schema,
  path: "/lists",
  records: "lists",
  primaryKey: "id",
  query: { exclude_fields: "lists._links,_links,constraints" },
});
