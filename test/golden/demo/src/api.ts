import { bearer, cursorPages, defineApi } from "@create-connector/cdk";
import { spec } from "./spec.js";

/** What the streams share: where the API is, how requests authenticate, how lists are paged. */
export const api = defineApi(spec, {
  baseUrl: "https://api.shop.example/v1",
  auth: bearer({ token: "{config.api_key}" }),
  pagination: cursorPages({ param: "after", from: "next_cursor", size: { param: "limit", value: 50 } }),
});
