import { bearer, defineApi, lastRecordPages } from "@create-connector/cdk";
import { spec } from "./spec.js";

/** What the streams share: where the API is, how requests authenticate, how lists are paged. */
export const api = defineApi(spec, {
  baseUrl: "https://api.stripe.com/v1",
  auth: bearer({ token: "{config.secret_key}" }),
  pagination: lastRecordPages({
    param: "starting_after",
    field: "id",
    size: { param: "limit", value: 100 },
    more: "has_more",
  }),
  headers: { "Stripe-Version": "2024-06-20" },
  rateLimit: { requests: 25, per: "second" },
});
