import { describe, test } from "@jest/globals";
import { sourceOf } from "../../../src/define/source-of.js";
import type { ProjectFiles } from "../../../src/model/types.js";
import { run } from "../../../src/run.js";
import { acceptanceCases } from "../../../src/testing/index.js";
import { changeKinds, formatKinds } from "./support/formats.js";
import { pagingKinds } from "./support/paging.js";
import { shopWith } from "./support/kinds.js";

const size = { param: "limit", value: 6 };

/** Without `param`: the start stands in a template of the stream. */
const startInTemplate = {
  type: "datetime",
  field: "updated_at",
  format: "iso",
  start: "{config.start_date}",
  inclusive: true,
  order: "ascending",
} as const;

/** The CDK and the mock API know the same model by code of their own: here they have to agree on every kind. */
const projects: { readonly [kind: string]: ProjectFiles } = {
  "tokens in the body, bearer": shopWith({}),
  "tokens that end at an empty page": shopWith({
    pagination: { type: "cursor", param: "after", from: "meta.next", size, stop: "emptyPage" },
  }),
  "page numbers from 0, API key": shopWith({
    pagination: { type: "page", param: "page", start: 0, size },
    auth: { type: "apiKey", header: "X-Api-Key", value: "{config.api_key}" },
  }),
  "page numbers that end at a short page": shopWith({
    pagination: { type: "page", param: "p", size: { param: "per_page", value: 7, max: 10 }, stop: "shortPage" },
  }),
  "next URLs, records behind a wildcard": shopWith({
    pagination: { type: "nextUrl", from: ["links", "@next.href"], size },
    customers: { records: "data.*.items" },
    orders: { records: "edges.*.node" },
  }),
  "Link headers, the body is the list, no auth": shopWith({
    pagination: { type: "linkHeader", size },
    auth: { type: "none" },
    customers: { records: "." },
    orders: { records: "." },
  }),
  "an exclusive filter": shopWith({ cursor: { inclusive: false } }),
  "a filter of which the boundary is not known": shopWith({
    customers: {
      cursor: { type: "datetime", field: "updated_at", format: "iso", param: "since", start: "{config.start_date}" },
    },
  }),
  "descending order": shopWith({ cursor: { order: "descending" } }),
  "no order, no start parameter": shopWith({
    customers: { cursor: { type: "datetime", field: "updated_at", format: "iso" } },
  }),
  "milliseconds in a nested field": shopWith({
    cursor: { field: "meta.changed", format: "epochMilliseconds", order: "ascending" },
    schemas: {
      customers: {
        type: "object",
        properties: {
          id: { type: "integer" },
          name: { type: ["null", "string"] },
          meta: { type: "object", properties: { changed: { type: "integer" } } },
        },
      },
    },
    fixtures: { customers: [{ id: 1, name: "Ann", meta: { changed: 1767348000123 } }] },
  }),
  "a date pattern with a zone": shopWith({
    cursor: { format: { pattern: "dd/MM/yyyy HH:mm:ss", zone: "+05:30" } },
    schemas: {
      customers: { type: "object", properties: { id: { type: "integer" }, updated_at: { type: "string" } } },
    },
    fixtures: { customers: [{ id: 1, updated_at: "31/12/2025 23:30:00" }] },
  }),
  "days as cursor": shopWith({
    cursor: { format: { pattern: "yyyy-MM-dd", zone: "UTC" } },
    fixtures: { customers: [{ id: 1, name: "Ann", updated_at: "2025-12-31" }] },
    schemas: {
      customers: { type: "object", properties: { id: { type: "integer" }, updated_at: { type: "string" } } },
    },
  }),
  "a search by POST: the start in the body, the parent's value too": shopWith({
    customers: {
      path: "/customers/search",
      body: {
        type: "json",
        value: { filters: [{ field: "updated_at", operator: ">=", value: "{start}" }], sort: "asc" },
      },
      records: "data",
      primaryKey: "id",
      cursor: startInTemplate,
    },
    orders: {
      path: "/orders/search",
      body: { type: "json", value: { customer: "{customer_id}", region: "{config.api_key}" } },
      records: "data",
      primaryKey: ["customer_id", "id"],
      parent: { stream: "customers", params: { customer_id: "id" }, add: ["customer_id"] },
    },
  }),
  "the start inside a query language, the parent in a header": shopWith({
    customers: {
      path: "/customers",
      query: { jql: 'updated >= "{start}" order by updated' },
      records: "data",
      primaryKey: "id",
      cursor: startInTemplate,
    },
    orders: {
      path: "/orders",
      headers: { "X-Customer": "{customer_id}" },
      records: "data",
      primaryKey: ["customer_id", "id"],
      parent: { stream: "customers", params: { customer_id: "id" }, add: ["customer_id"] },
    },
  }),
  "the start in the path, a form with the parent's value": shopWith({
    customers: {
      path: "/customers/since/{start}",
      records: "data",
      primaryKey: "id",
      cursor: startInTemplate,
    },
    orders: {
      path: "/orders",
      body: { type: "form", fields: { customer: "{customer_id}", deep: true } },
      records: "data",
      primaryKey: ["customer_id", "id"],
      parent: { stream: "customers", params: { customer_id: "id" }, add: ["customer_id"] },
    },
  }),
  "GraphQL with variables, on one path": shopWith({
    customers: {
      path: "/graphql",
      body: {
        type: "graphql",
        query: "query ($since: DateTime) {\n  customers(since: $since) { id name updated_at }\n}",
        variables: { since: "{start}" },
      },
      records: "data.customers",
      primaryKey: "id",
      cursor: startInTemplate,
    },
    orders: {
      path: "/graphql",
      body: {
        type: "graphql",
        query: "query ($customer: ID!) { orders(customer: $customer) { id total } }",
        variables: { customer: "{customer_id}" },
      },
      records: "data.orders",
      primaryKey: ["customer_id", "id"],
      parent: { stream: "customers", params: { customer_id: "id" }, add: ["customer_id"] },
    },
  }),
  "a rate so low that real waiting would take minutes": shopWith({
    api: { rateLimit: { requests: 3, per: "minute" } },
  }),
  "a lookback": shopWith({ cursor: { lookback: "P1D" } }),
  "no primary key": shopWith({
    customers: {
      path: "/customers",
      records: "data",
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
  }),
  "a detail for each parent, and no sample": shopWith({
    streams: {
      profiles: {
        path: "/customers/{id}/",
        records: ".",
        pagination: { type: "none" },
        primaryKey: "id",
        parent: { stream: "customers", params: { id: "id" } },
      },
    },
    schemas: {
      profiles: {
        type: "object",
        properties: { id: { type: "integer" }, email: { type: ["null", "string"], format: "email" } },
      },
    },
    fixtures: { customers: [], orders: [] },
  }),
  ...formatKinds,
  ...pagingKinds,
  ...changeKinds,
  "grandchildren, constants with settings": shopWith({
    streams: {
      items: {
        path: "/customers/{customer}/orders/{order}/items",
        records: "data",
        primaryKey: ["customer", "order", "line"],
        parent: {
          stream: "orders",
          params: { customer: "customer_id", order: "id" },
          add: ["customer", "order"],
        },
        query: { from_date: "{config.start_date}", of: "items" },
        headers: { "X-Since": "{config.start_date}" },
      },
    },
    schemas: {
      items: {
        type: "object",
        properties: { customer: { type: "integer" }, order: { type: "string" }, line: { type: "integer" } },
      },
    },
  }),
};

/** The kind that all cases are tried with; of the others those that a kind makes a difference to. */
const wholeSuite = "tokens in the body, bearer";
const aboutKinds =
  /^(check: (S|FAILED with a wrong)|read: (all|every)|incremental:|state:|failure: a stream|pagination:)/;

for (const [kind, project] of Object.entries(projects)) {
  describe(`the CDK over the mock API: ${kind}`, () => {
    const source = sourceOf(project);
    const all = acceptanceCases({ project, run: (argv, io) => run(source, argv, io) });
    const cases = kind === wholeSuite ? all : all.filter(({ name }) => aboutKinds.test(name));
    for (const { name, verify } of cases) test(name, verify);
  });
}
