import { defineApi, nextUrl, noAuth } from "@create-connector/cdk";
import { spec } from "./spec.js";

/** What the streams share: where the API is, how requests authenticate, how lists are paged. */
export const api = defineApi(spec, {
  baseUrl: "https://pokeapi.co/api/v2",
  auth: noAuth(),
  pagination: nextUrl({ from: "next", size: { param: "limit", value: 100 } }),
});
