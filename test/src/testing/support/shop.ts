import type { ProjectFiles } from "../../../../src/model/types.js";

/** A model with what the suite looks at: token pages, a stream with state, a child with state per parent, a plain list. */
export const shop = {
  connector: {
    name: "shop",
    title: "Shop",
    id: "3f1d7a52-8a0e-4d5c-9b57-6f2f5f0c1d12",
    config: {
      required: ["api_key"],
      properties: {
        api_key: { type: "string", title: "API key", airbyte_secret: true },
        start_date: { type: "string", title: "Start date", format: "date-time", default: "2020-01-01T00:00:00Z" },
      },
    },
    api: {
      style: "rest",
      baseUrl: "https://api.shop.test/v1",
      auth: { type: "bearer", token: "{config.api_key}" },
      pagination: { type: "cursor", param: "after", from: "meta.next", size: { param: "limit", value: 6 } },
      query: { version: 2 },
      headers: { "X-Client": "shop" },
    },
    project: { ci: "none", license: "MIT", packageManager: "npm", year: 2026, cdk: "vendor" },
  },
  streams: {
    customers: {
      path: "/customers",
      records: "data",
      primaryKey: "id",
      cursor: {
        type: "datetime",
        field: "updated_at",
        format: "iso",
        param: "since",
        start: "{config.start_date}",
        inclusive: true,
        order: "ascending",
      },
    },
    orders: {
      path: "/customers/{customer_id}/orders",
      records: "data",
      primaryKey: ["customer_id", "id"],
      parent: { stream: "customers", params: { customer_id: "id" }, add: ["customer_id"] },
      cursor: {
        type: "datetime",
        field: "changed",
        format: "epochSeconds",
        param: "from",
        start: "{config.start_date}",
        inclusive: true,
        order: "ascending",
      },
    },
    tags: { path: "/tags", records: "data", pagination: { type: "none" }, primaryKey: "name" },
  },
  schemas: {
    customers: {
      type: "object",
      additionalProperties: true,
      properties: {
        id: { type: "integer" },
        name: { type: ["null", "string"] },
        nickname: { type: ["null", "string"] },
        updated_at: { type: "string", format: "date-time" },
      },
    },
    orders: {
      type: "object",
      additionalProperties: true,
      properties: {
        id: { type: "string" },
        customer_id: { type: "integer" },
        total: { type: ["null", "number"] },
        changed: { type: "integer" },
      },
    },
    tags: { type: "object", additionalProperties: true, properties: { name: { type: "string" } } },
  },
  fixtures: {
    customers: [
      { id: 11, name: "Ann", nickname: null, updated_at: "2026-01-01T10:00:00Z" },
      { id: 12, name: null, nickname: null, updated_at: "2026-01-02T10:00:00Z" },
    ],
    orders: [{ id: "o_1", total: 12.5, changed: 1767348000 }],
    tags: [{ name: "red" }, { name: "green" }],
  },
} as const satisfies ProjectFiles;
