import { bearer, defineApi, relayPages } from "@create-connector/cdk";
import { spec } from "./spec.js";

/** What the streams share: where the API is, how requests authenticate, how lists are paged. */
export const api = defineApi(spec, {
  style: "graphql",
  baseUrl: "https://api.github.com/graphql",
  auth: bearer({ token: "{config.access_token}" }),
  pagination: relayPages({ connection: "data.organization.repositories" }),
});
