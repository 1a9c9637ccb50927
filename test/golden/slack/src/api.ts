import { bearer, cursorPages, defineApi } from "@create-connector/cdk";
import { spec } from "./spec.js";

/** What the streams share: where the API is, how requests authenticate, how lists are paged. */
export const api = defineApi(spec, {
  baseUrl: "https://slack.com/api",
  auth: bearer({ token: "{config.bot_token}" }),
  pagination: cursorPages({
    param: "cursor",
    from: "response_metadata.next_cursor",
    size: { param: "limit", value: 200 },
  }),
  rateLimit: { requests: 20, per: "minute" },
});
