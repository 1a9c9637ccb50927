import { basic, defineApi, offsetPages } from "@create-connector/cdk";
import { spec } from "./spec.js";

/** What the streams share: where the API is, how requests authenticate, how lists are paged. */
export const api = defineApi(spec, {
  baseUrl: "https://{config.domain}/rest/api/3",
  auth: basic({ username: "{config.email}", password: "{config.api_token}" }),
  pagination: offsetPages({ param: "startAt", size: { param: "maxResults", value: 50 }, last: "isLast" }),
});
