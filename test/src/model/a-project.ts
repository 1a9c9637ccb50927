import { isObject } from "../../../src/model/json.js";
import type { ConnectorModel, ProjectFiles, StreamModel } from "../../../src/model/types.js";

const connector: ConnectorModel = {
  name: "acme",
  title: "Acme",
  id: "3f1c2b7e-0b7a-4f6e-9a55-0c6a2f4b8d11",
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
    pagination: { type: "cursor", param: "after", from: "next_cursor", size: { param: "limit", value: 100, max: 200 } },
  },
  project: { ci: "github", license: "MIT", packageManager: "npm", year: 2026, cdk: "vendor" },
};

const customers: StreamModel = { path: "/customers", records: "data", primaryKey: "id" };
const orders: StreamModel = {
  path: "/customers/{customer_id}/orders",
  parent: { stream: "customers", params: { customer_id: "id" }, add: ["customer_id"] },
  records: "data",
  primaryKey: ["customer_id", "id"],
  cursor: {
    type: "datetime",
    field: "updated_at",
    format: "iso",
    param: "updated_since",
    start: "{config.start_date}",
  },
  query: { state: "all" },
};

/** A model that is right. */
export const acme: ProjectFiles = {
  connector,
  streams: { customers, orders },
  schemas: {
    customers: { type: "object", properties: { id: { type: "integer" }, name: { type: ["null", "string"] } } },
    orders: {
      type: "object",
      properties: {
        customer_id: { type: "integer" },
        id: { type: "integer" },
        total: { type: "number" },
        updated_at: { type: "string", format: "date-time" },
      },
    },
  },
  fixtures: { customers: [], orders: [] },
};

/** The model with other values in connector.json; `undefined` takes one out. */
export function withConnector(changes: object): ProjectFiles {
  return { ...acme, connector: changed(acme.connector, changes) };
}

/** The model with other values in one stream. */
export function withStream(name: "customers" | "orders", changes: object): ProjectFiles {
  return { ...acme, streams: { ...acme.streams, [name]: changed(name === "orders" ? orders : customers, changes) } };
}

/** Merges without a look at the type, as an editor would: that is what the checks are for. */
function changed<Value extends object>(value: Value, changes: object): Value {
  const entries = new Map<string, unknown>(Object.entries(value));
  for (const [key, change] of Object.entries(changes)) {
    const before = entries.get(key);
    if (change === undefined) entries.delete(key);
    else entries.set(key, isObject(before) && isObject(change) ? changed(before, change) : change);
  }
  const result: Value = { ...value };
  for (const key of Object.keys(result)) if (!entries.has(key)) Reflect.deleteProperty(result, key);
  return Object.assign(result, Object.fromEntries(entries));
}
