/** What the type checker refuses in a stream: see types.test.ts. */
import { describe, expect, test } from "@jest/globals";
import { compileCases } from "../support/compile.js";

const prelude = `
import { defineApi, defineSpec, each, list, noAuth, schemaOf } from "@create-connector/cdk";
const spec = defineSpec({ required: [], properties: {
  size: { type: "integer", title: "Size" },
  regions: { type: "array", title: "Regions", items: { type: "string" } },
} });
const api = defineApi(spec, { baseUrl: "https://api.acme.com/v1", auth: noAuth() });
interface Customer { id: number; name: string | null }
interface Order { id: string; customer_id: number; updated_at: string }
const customers = api.stream({ name: "customers", schema: schemaOf<Customer>({}), path: "/customers", records: "data" });
const orders = { name: "orders", schema: schemaOf<Order>({}), records: "data" } as const;
`;

const right: (readonly [title: string, code: string])[] = [
  [
    "statuses that mean nothing here, and one that is ignored",
    `api.stream({ ...orders, path: "/orders", emptyOn: [404], skipOn: [{ status: 403, why: "not in the plan" }], errors: { at: "ok", is: false } });`,
  ],
  [
    "keys of maps, scalars and envelopes as fields",
    `api.stream({ ...orders, path: "/orders", items: { key: ["id", "customer_id"], value: "updated_at", outer: { id: "head.id" } } });`,
  ],
];

right.push(
  [
    "a list that fills the path, and one from a setting in the query",
    `api.stream({ ...orders, path: "/{year}/orders", query: { r: "{region}" }, partitions: { year: list([2025, 2026], { add: true }), region: list("{config.regions}") } });`,
  ],
  [
    "a list beside a parent",
    `api.stream({ ...orders, path: "/c/{id}/{year}", parent: each(customers, { id: "id" }), partitions: { year: list([1]) } });`,
  ],
);

const wrong: readonly (readonly [title: string, code: string, message: RegExp])[] = [
  [
    "a list from a setting that does not exist",
    `api.stream({ ...orders, path: "/{region}/o", partitions: { region: list("{config.region}") } });`,
    /region/,
  ],
  [
    "a list from a setting that is none",
    `api.stream({ ...orders, path: "/{size}/o", partitions: { size: list("{config.size}") } });`,
    /size/,
  ],
  [
    "a path variable that no list fills",
    `api.stream({ ...orders, path: "/{a}/{b}", partitions: { a: list([1]) } });`,
    /parent/,
  ],
  [
    "a list of what is no value",
    `api.stream({ ...orders, path: "/{a}", partitions: { a: list([{ id: 1 }]) } });`,
    /string/,
  ],
  ["a status of credentials that is ignored", `api.stream({ ...orders, path: "/orders", emptyOn: [401] });`, /401/],
  ["a success that is ignored", `api.stream({ ...orders, path: "/o", skipOn: [{ status: 200, why: "x" }] });`, /200/],
  ["an ignored error without its reason", `api.stream({ ...orders, path: "/o", skipOn: [{ status: 403 }] });`, /why/],
  [
    "a map's key in a field that is not in the record",
    `api.stream({ ...orders, path: "/o", items: { key: "currency" } });`,
    /currency/,
  ],
  [
    "an outer field that is not in the record",
    `api.stream({ ...orders, path: "/o", items: { outer: { head: "id" } } });`,
    /head/,
  ],
  ["a declared error without its place", `api.stream({ ...orders, path: "/orders", errors: { is: false } });`, /at/],
];

const messagesOf = compileCases(prelude, [...right, ...wrong]);

describe("the type checker accepts", () => {
  test.each(right)("%s", (title) => {
    expect(messagesOf(title)).toEqual([]);
  });
});

describe("the type checker refuses", () => {
  test.each(wrong)("%s", (title, _code, message) => {
    expect(messagesOf(title).join("\n")).toMatch(message);
  });
});
