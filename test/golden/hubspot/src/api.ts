import { bearer, cursorPages, defineApi } from "@create-connector/cdk";
import { spec } from "./spec.js";

/** What the streams share: where the API is, how requests authenticate, how lists are paged. */
export const api = defineApi(spec, {
  baseUrl: "https://api.hubapi.com",
  auth: bearer({ token: "{config.access_token}" }),
  pagination: cursorPages({
    param: "after",
    from: "paging.next.after",
    in: "body",
    size: { param: "limit", value: 100 },
  }),
  rateLimit: { requests: 4, per: "second" },
});
