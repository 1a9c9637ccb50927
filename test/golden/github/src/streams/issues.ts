import { datetime, each } from "@create-connector/cdk";
import { schema } from "../../schemas/issues.js";
import { api } from "../api.js";
import { repositories } from "./repositories.js";

/** Issues and pull requests of each repository, open and closed. */
export const issues = api.stream({
  name: "issues",
  schema,
  path: "/repos/{owner}/{repo}/issues",
  parent: each(repositories, { owner: "owner.login", repo: "name" }, { add: ["owner", "repo"] }),
  records: ".",
  primaryKey: "id",
  cursor: datetime({
    field: "updated_at",
    format: "iso",
    param: "since",
    start: "{config.start_date}",
    order: "ascending",
  }),
  query: { state: "all", sort: "updated", direction: "asc" },
});
