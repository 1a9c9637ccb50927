import { bearer, defineApi, offsetPages } from "@create-connector/cdk";
import { spec } from "./spec.js";

/** What the streams share: where the API is, how requests authenticate, how lists are paged. */
export const api = defineApi(spec, {
  baseUrl: "https://{config.data_center}.api.mailchimp.com/3.0",
  auth: bearer({ token: "{config.api_key}" }),
  pagination: offsetPages({ param: "offset", size: { param: "count", value: 500 }, total: "total_items" }),
});
