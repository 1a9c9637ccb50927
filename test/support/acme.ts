import type { ProjectFiles } from "../../src/model/types.js";

/** A small whole model that tests of several rooms share: customers, and their orders as a child stream. */
export const acme = {
  connector: {
    name: "acme",
    title: "Acme",
    id: "3f1d7a52-8a0e-4d5c-9b57-6f2f5f0c1d11",
    documentationUrl: "https://docs.acme.com",
    config: {
      required: ["api_key"],
      properties: {
        api_key: { type: "string", title: "API key", airbyte_secret: true },
        start_date: { type: "string", title: "Start date", format: "date-time", default: "2020-01-01T00:00:00Z" },
      },
    },
    api: {
      style: "rest",
      baseUrl: "https://api.acme.com/v1",
      auth: { type: "bearer", token: "{config.api_key}" },
      pagination: { type: "cursor", param: "after", from: "next_cursor", size: { param: "limit", value: 20 } },
    },
    project: { ci: "github", license: "MIT", packageManager: "npm", year: 2026, cdk: "vendor" },
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
        param: "updated_since",
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
      query: { state: "all" },
    },
  },
  schemas: {
    customers: {
      type: "object",
      additionalProperties: true,
      properties: {
        id: { type: "integer" },
        name: { type: ["null", "string"] },
        updated_at: { type: "string", format: "date-time" },
      },
    },
    orders: {
      type: "object",
      additionalProperties: true,
      properties: { id: { type: "string" }, customer_id: { type: "integer" }, total: { type: ["null", "number"] } },
    },
  },
  fixtures: {
    customers: [
      { id: 1, name: "Ann", updated_at: "2026-01-01T10:00:00Z" },
      { id: 2, name: null, updated_at: "2026-01-02T10:00:00Z" },
    ],
    orders: [{ id: "o_1", total: 12.5 }],
  },
} as const satisfies ProjectFiles;
