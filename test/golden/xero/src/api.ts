import { defineApi, oauthRefreshToken, pageNumber } from "@create-connector/cdk";
import { spec } from "./spec.js";

/** What the streams share: where the API is, how requests authenticate, how lists are paged. */
export const api = defineApi(spec, {
  baseUrl: "https://api.xero.com/api.xro/2.0",
  auth: oauthRefreshToken({
    tokenUrl: "https://identity.xero.com/connect/token",
    clientId: "{config.client_id}",
    clientSecret: "{config.client_secret}",
    refreshToken: "{config.refresh_token}",
    clientAuth: "basic",
  }),
  pagination: pageNumber({ param: "page", size: { param: "pageSize", value: 100 }, pages: "pagination.pageCount" }),
  headers: { "xero-tenant-id": "{config.tenant_id}" },
  rateLimit: { requests: 60, per: "minute" },
  concurrency: 5,
});
