import { schema } from "../../schemas/repositories.js";
import { api } from "../api.js";

/** All repositories of the organization. */
export const repositories = api.stream({
  name: "repositories",
  schema,
  path: "/orgs/{config.organization}/repos",
  records: ".",
  primaryKey: "id",
  query: { type: "all", sort: "full_name" },
});
