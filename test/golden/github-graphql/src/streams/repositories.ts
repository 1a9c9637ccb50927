import { graphql, relayPages } from "@create-connector/cdk";
import { schema } from "../../schemas/repositories.js";
import { api } from "../api.js";

/** All repositories of the organization. */
export const repositories = api.stream({
  name: "repositories",
  schema,
  path: "",
  body: graphql({
    query: `query Repositories($owner: String!, $first: Int!, $after: String) {
  rateLimit { cost remaining resetAt }
  organization(login: $owner) {
    repositories(first: $first, after: $after, orderBy: { field: NAME, direction: ASC }) {
      pageInfo { hasNextPage endCursor }
      nodes { id name description isPrivate stargazerCount createdAt updatedAt primaryLanguage { name } }
    }
  }
}`,
    variables: { owner: "{config.organization}" },
  }),
  records: "data.organization.repositories.nodes",
  primaryKey: "id",
  pagination: relayPages({ connection: "data.organization.repositories", size: { param: "first", value: 100 } }),
});
