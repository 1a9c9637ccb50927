import { datetime, each, graphql, relayPages } from "@create-connector/cdk";
import { schema } from "../../schemas/issues.js";
import { api } from "../api.js";
import { repositories } from "./repositories.js";

/** Issues of each repository, open and closed. */
export const issues = api.stream({
  name: "issues",
  schema,
  path: "",
  body: graphql({
    query: `query Issues($repository: ID!, $since: DateTime, $first: Int!, $after: String) {
  rateLimit { cost remaining resetAt }
  node(id: $repository) {
    ... on Repository {
      issues(first: $first, after: $after, filterBy: { since: $since }, orderBy: { field: UPDATED_AT, direction: ASC }) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id number title state createdAt updatedAt closedAt
          author { login }
          labels(first: 50) { pageInfo { hasNextPage } nodes { name } }
        }
      }
    }
  }
}`,
    variables: { repository: "{repository_id}", since: "{start}" },
  }),
  parent: each(repositories, { repository_id: "id" }, { add: ["repository_id"] }),
  records: "data.node.issues.nodes",
  primaryKey: "id",
  cursor: datetime({ field: "updatedAt", format: "iso", start: "{config.start_date}", order: "ascending" }),
  pagination: relayPages({ connection: "data.node.issues", size: { param: "first", value: 100 } }),
});
