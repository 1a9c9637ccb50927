import { schema } from "../../schemas/projects.js";
import { api } from "../api.js";

/** Projects that the account sees. */
export const projects = api.stream({
  name: "projects",
  schema,
  path: "/project/search",
  records: "values",
  primaryKey: "id",
});
