import { bearer, defineApi, linkHeader } from "@create-connector/cdk";
import { spec } from "./spec.js";

/** What the streams share: where the API is, how requests authenticate, how lists are paged. */
export const api = defineApi(spec, {
  baseUrl: "https://api.github.com",
  auth: bearer({ token: "{config.access_token}" }),
  pagination: linkHeader({ size: { param: "per_page", value: 100 } }),
  headers: { Accept: "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28" },
});
