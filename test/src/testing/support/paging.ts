import type { ProjectFiles, StreamModel } from "../../../../src/model/types.js";
import { shopWith } from "./kinds.js";
import { shop } from "./shop.js";

const size = { param: "limit", value: 6 };
const inBody = { param: "options.size", value: 6 };

const search: Partial<StreamModel> = { method: "POST" };
const { cursor } = shop.streams.customers;
const start: StreamModel["cursor"] = {
  type: "datetime",
  field: "updated_at",
  format: "iso",
  start: cursor.start,
  inclusive: true,
  order: "ascending",
};

/** Kinds of pagination, and of what ends a list, that the CDK and the mock API have to agree on. */
export const pagingKinds: { readonly [kind: string]: ProjectFiles } = {
  offsets: shopWith({ pagination: { type: "offset", param: "offset", size } }),
  "offsets from 1, with a total": shopWith({
    pagination: { type: "offset", param: "startIndex", start: 1, size, total: "totalResults" },
  }),
  "offsets that end at a short page": shopWith({
    pagination: { type: "offset", param: "skip", size, stop: "shortPage" },
  }),
  "page numbers with a number of pages": shopWith({
    pagination: { type: "page", param: "page", size, pages: "meta.total_pages" },
  }),
  "page numbers with a flag on the last page": shopWith({
    pagination: { type: "page", param: "page", start: 0, size, last: "last" },
  }),
  "tokens with a flag": shopWith({
    pagination: { type: "cursor", param: "after", from: "paging.after", size, more: "paging.has_more" },
  }),
  "tokens in a header": shopWith({
    pagination: { type: "headerToken", param: "page_token", header: "X-Next-Page", size },
    customers: { records: "." },
  }),
  "tokens in a header that end at an empty page": shopWith({
    pagination: { type: "headerToken", param: "cursor", header: "X-Cursor", size, stop: "emptyPage" },
  }),
  "the last record, with a flag": shopWith({
    pagination: { type: "lastRecord", param: "starting_after", field: "id", size, more: "has_more" },
  }),
  "the last record, until an empty page, records are the body": shopWith({
    pagination: { type: "lastRecord", param: "since_id", field: "id", size },
    customers: { records: "." },
  }),
  OData: shopWith({
    pagination: { type: "odata", size: { value: 6 } },
    customers: { records: "value" },
    orders: { records: "value" },
  }),
  "several shapes in one connector": shopWith({
    pagination: { type: "offset", param: "offset", size, total: "total" },
    customers: { pagination: { type: "lastRecord", param: "starting_after", field: "id", size, more: "has_more" } },
  }),
  "page numbers in the body": shopWith({
    pagination: { type: "page", param: "options.page", in: "body", size: inBody, total: "total" },
    customers: search,
    orders: search,
  }),
  "offsets in a search, beside the start": shopWith({
    pagination: { type: "offset", param: "from", in: "body", size: { param: "size", value: 6 } },
    customers: {
      path: "/customers",
      records: "data",
      primaryKey: "id",
      cursor: start,
      body: { type: "json", value: { query: { since: "{start}" }, sort: ["updated_at"] } },
    },
    orders: search,
  }),
  "tokens in the body, with a flag": shopWith({
    pagination: { type: "cursor", param: "cursor", from: "next", in: "body", size: inBody, more: "has_more" },
    customers: search,
    orders: { body: { type: "json", value: { sort: "id" } } },
  }),
  "the last record in a form": shopWith({
    pagination: { type: "lastRecord", param: "after", field: "id", in: "body", size, more: "more" },
    customers: { body: { type: "form", fields: { sort: "id" } } },
    orders: { body: { type: "form", fields: { sort: "id" } } },
  }),
  "connections of GraphQL": shopWith({
    pagination: { type: "none" },
    customers: {
      path: "/graphql",
      body: {
        type: "graphql",
        query: `query ($since: DateTime, $first: Int, $after: String) {
  shop {
    customers(since: $since, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id name nickname updated_at }
    }
  }
}`,
        variables: { since: "{start}" },
      },
      records: "data.shop.customers.nodes",
      primaryKey: "id",
      cursor: start,
      pagination: { type: "relay", connection: "data.shop.customers", size: { param: "first", value: 6 } },
    },
    orders: {
      path: "/graphql",
      body: {
        type: "graphql",
        query: `query ($customer: ID!, $cursor: String) {
  orders(customer: $customer, after: $cursor) { pageInfo { hasNextPage endCursor } edges { node { id total changed } } }
}`,
        variables: { customer: "{customer_id}" },
      },
      records: "data.orders.edges.*.node",
      primaryKey: ["customer_id", "id"],
      parent: { stream: "customers", params: { customer_id: "id" }, add: ["customer_id"] },
      pagination: { type: "relay", connection: "data.orders", variable: "cursor" },
    },
  }),
};
