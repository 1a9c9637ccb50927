import { expect, test } from "@jest/globals";
import { noAuth } from "../../../src/auth/index.js";
import { jsonPage } from "../../../src/decode/json.js";
import { apiDefinition } from "../../../src/define/api.js";
import { graphql } from "../../../src/define/body.js";
import { defineStream } from "../../../src/define/stream.js";
import { relayPages } from "../../../src/pagination/index.js";
import { innerPageWatch } from "../../../src/slices/inner-pages.js";

const api = apiDefinition({ baseUrl: "https://api.acme.test", auth: noAuth() });
const info = (hasNextPage: boolean) => ({ hasNextPage, endCursor: "x" });
const order = (id: number, more: boolean) => ({ id, lines: { pageInfo: info(more), nodes: [{ id: 1 }] } });

function watched(query: string, orders: readonly unknown[]): string[] {
  const logs: string[] = [];
  const pagination = relayPages({ connection: "data.orders" });
  const definition = defineStream(api, {
    name: "orders",
    schema: {},
    path: "",
    records: "data.orders.nodes",
    body: graphql({ query }),
    pagination,
  });
  const watch = innerPageWatch(definition, (level, message) => void logs.push(`${level} ${message}`));
  const body = Buffer.from(JSON.stringify({ data: { orders: { pageInfo: info(true), nodes: orders } } }));
  watch?.(jsonPage({ body, contentType: "application/json", records: ["data", "orders", "nodes"], where: "orders" }));
  return logs;
}

const query =
  "query ($after: String) { orders { pageInfo { hasNextPage } nodes { lines { pageInfo { hasNextPage } } } } }";

test("A connection in a record that has more pages than were asked for is told once, with its place", () => {
  const logs = watched(query, [order(1, false), order(2, true), order(3, true)]);
  expect(logs).toHaveLength(1);
  expect(logs[0]).toMatch(
    /^WARN Stream "orders": "lines" has more pages in at least one record .* as a stream of its own/,
  );
});

test("Connections that are whole, and the stream's own, which is paged, are not told of", () => {
  expect(watched(query, [order(1, false)])).toEqual([]);
  expect(
    watched("query ($after: String) { orders { pageInfo { hasNextPage } nodes { id } } }", [order(1, true)]),
  ).toEqual([]);
});
