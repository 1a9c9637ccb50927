import type { ProjectFiles } from "../../../../src/model/types.js";
import { shopWith } from "./kinds.js";

const size = { param: "limit", value: 6 };
const page = { type: "page", param: "page", size } as const;

/** Records with what a format may trip over: quotes, line breaks, letters beyond ASCII, empty texts, numbers, lists. */
const schema = {
  type: "object",
  properties: {
    id: { type: "integer" },
    name: { type: ["null", "string"] },
    total: { type: ["null", "number"] },
    active: { type: ["null", "boolean"] },
    tags: { type: ["null", "array"], items: { type: "string" } },
    updated_at: { type: "string", format: "date-time" },
  },
};
const fixtures = [
  {
    id: 1,
    name: 'Ann "the boss"; Lee\nLondon',
    total: 12.5,
    active: true,
    tags: ["a"],
    updated_at: "2026-01-01T10:00:00Z",
  },
  {
    id: 2,
    name: "Zoë <Smith> & Søn",
    total: null,
    active: false,
    tags: ["b", "c"],
    updated_at: "2026-01-02T10:00:00Z",
  },
  { id: 3, name: "007", total: 0, active: null, tags: ["d,e"], updated_at: "2026-01-03T10:00:00Z" },
];
const formatted = { schemas: { customers: schema }, fixtures: { customers: fixtures } };

/** The shop with its customers in every format. */
export const formatKinds: { readonly [kind: string]: ProjectFiles } = {
  "JSON lines": shopWith({ ...formatted, pagination: page, customers: { records: ".", format: "jsonl" } }),
  "JSON lines with a place in each": shopWith({
    ...formatted,
    pagination: page,
    customers: { records: "*.row", format: { type: "jsonl", encoding: "utf-16le" } },
  }),
  CSV: shopWith({ ...formatted, pagination: page, customers: { records: ".", format: "csv" } }),
  "CSV of another kind": shopWith({
    ...formatted,
    pagination: page,
    customers: {
      records: ".",
      format: {
        type: "csv",
        delimiter: ";",
        quote: "'",
        encoding: "latin1",
        header: ["updated_at", "id", "name", "active", "total", "tags"],
        skip: 2,
      },
    },
  }),
  "XML with tokens": shopWith({
    ...formatted,
    pagination: { type: "cursor", param: "after", from: "answer.next", size },
    customers: { records: "answer.customers.customer", format: "xml" },
    orders: { records: "answer.order", format: { type: "xml", encoding: "iso-8859-15" } },
  }),
};

const region = { region: { type: "string", title: "Region", default: "eu" } } as const;

/** The shop, with customers that are changed on their way. */
export const changeKinds: { readonly [kind: string]: ProjectFiles } = {
  "fields renamed, removed and added": changedShop({ records: "data" }),
  "fields changed in CSV": changedShop({ records: ".", format: "csv", pagination: page }),
  "values made what the schema says": shopWith({ ...formatted, customers: { coerce: true } }),
};

function changedShop(customers: Partial<ProjectFiles["streams"][string]>): ProjectFiles {
  const { name, total, active, tags, updated_at } = schema.properties;
  const properties = {
    name,
    total,
    active,
    tags,
    updated_at,
    number: { type: "integer" },
    area: { type: "string" },
    version: { type: "integer" },
  };
  const changed = shopWith({
    schemas: { customers: { type: "object", properties } },
    fixtures: { customers: fixtures.map(({ id, ...rest }) => ({ no: id, secret: "x", ...rest })) },
    customers: {
      primaryKey: "number",
      changes: {
        rename: { no: "number" },
        remove: ["secret"],
        add: { area: "area {config.region}", version: 2 },
      },
      ...customers,
    },
    orders: { parent: { stream: "customers", params: { customer_id: "number" }, add: ["customer_id"] } },
  });
  const { connector } = changed;
  const config = { ...connector.config, properties: { ...connector.config.properties, ...region } };
  return { ...changed, connector: { ...connector, config } };
}
