import { describe, expect, test } from "@jest/globals";
import { sourceOf } from "../../../src/define/source-of.js";
import type { ProjectFiles } from "../../../src/model/types.js";
import type { Io } from "../../../src/protocol/io.js";
import { run } from "../../../src/run.js";
import { acceptanceCases } from "../../../src/testing/index.js";
import { shopWith } from "./support/kinds.js";
import { shop } from "./support/shop.js";

const size = { param: "limit", value: 6 };
const numbered = { type: "page", param: "page", size } as const;
const short = { ...numbered, stop: "shortPage" } as const;
const tokens = { type: "cursor", param: "after", from: "meta.next", size } as const;
const key = { type: "apiKey", header: "X-Api-Key", value: "{config.api_key}" } as const;
const unordered = { type: "datetime", field: "updated_at", format: "iso", param: "since", inclusive: true } as const;
const parent = shop.streams.orders.parent;

/** A fact, what the model says, and what the code says instead. */
const changes: readonly (readonly [fact: string, model: ProjectFiles, code: ProjectFiles])[] = [
  ["baseUrl, its host", shop, shopWith({ api: { baseUrl: "https://api.store.test/v1" } })],
  ["baseUrl, its path", shop, shopWith({ api: { baseUrl: "https://api.shop.test/v2" } })],
  ["auth.type", shop, shopWith({ auth: { type: "none" } })],
  ["auth.token", shop, shopWith({ auth: { type: "bearer", token: "x{config.api_key}" } })],
  ["auth.header", shopWith({ auth: key }), shopWith({ auth: { ...key, header: "Api-Key" } })],
  ["auth, where there is none", shopWith({ auth: { type: "none" } }), shop],
  ["pagination.type", shop, shopWith({ pagination: { type: "none" } })],
  ["pagination.type, of URLs", shopWith({ pagination: { type: "linkHeader", size } }), shop],
  ["pagination.param", shop, shopWith({ pagination: { ...tokens, param: "cursor" } })],
  ["pagination.from", shop, shopWith({ pagination: { ...tokens, from: "next" } })],
  ["pagination.size.param", shop, shopWith({ pagination: { ...tokens, size: { ...size, param: "size" } } })],
  ["pagination.size.value", shop, shopWith({ pagination: { ...tokens, size: { ...size, value: 60 } } })],
  ["pagination.size", shop, shopWith({ pagination: { type: "cursor", param: "after", from: "meta.next" } })],
  ["pagination.start", shopWith({ pagination: { ...numbered, start: 0 } }), shopWith({ pagination: numbered })],
  ["pagination.stop", shopWith({ pagination: numbered }), shopWith({ pagination: short })],
  ["path", shop, shopWith({ customers: { path: "/clients" } })],
  ["records", shop, shopWith({ customers: { records: "items" } })],
  ["primaryKey", shop, shopWith({ customers: { primaryKey: "name" } })],
  ["parent.params", shop, shopWith({ orders: { parent: { ...parent, params: { customer_id: "name" } } } })],
  [
    "parent.add",
    shop,
    shopWith({ orders: { parent: { stream: "customers", params: parent.params }, primaryKey: "id" } }),
  ],
  ["query, a constant", shop, shopWith({ api: { query: { version: 1 } } })],
  ["query, none", shop, shopWith({ api: { query: {} } })],
  ["headers", shop, shopWith({ api: { headers: { "X-Client": "store" } } })],
  ["cursor.field", shop, shopWith({ cursor: { field: "name" } })],
  ["cursor.format", shop, shopWith({ cursor: { format: "epochSeconds" } })],
  ["cursor.param", shop, shopWith({ cursor: { param: "updated_since" } })],
  ["cursor.inclusive", shopWith({ cursor: { inclusive: false } }), shop],
  ["cursor.lookback", shop, shopWith({ cursor: { lookback: "P30D" } })],
];

describe("code that says something else than the model turns the suite red by what it does:", () => {
  test.each(changes)("%s", async (_fact, model, code) => {
    expect(await firstComplaint(model, code, (name) => !name.startsWith("facts:"))).toBeInstanceOf(Error);
  });
});

describe("the first case compares what code and model say, so that the difference is named:", () => {
  const factsOnly = (name: string): boolean => name.startsWith("facts:");

  test.each(changes)("%s", async (_fact, model, code) => {
    expect(await firstComplaint(model, code, factsOnly)).toBeInstanceOf(Error);
  });

  test("an order", async () => {
    const complaint = await firstComplaint(shop, shopWith({ cursor: { order: "descending" } }), factsOnly);
    expect(String(complaint)).toMatch(
      /streams\/(\w+)\.json: cursor\.order is "ascending", but in the code of stream "\1" it is "descending"\./,
    );
  });

  test("what is not said and what holds then are the same", async () => {
    const said = shopWith({ pagination: { ...numbered, start: 1, stop: "emptyPage" } });
    expect(await firstComplaint(said, shopWith({ pagination: numbered }), factsOnly)).toBeUndefined();
  });

  test("what only the mock API needs is no fact of the code", async () => {
    const known = shopWith({ pagination: { ...tokens, size: { ...size, max: 100 } } });
    expect(await firstComplaint(known, shopWith({ pagination: tokens }), factsOnly)).toBeUndefined();
  });

  test("a fact that became a function is passed over", async () => {
    const line = JSON.stringify({ api: { ...shop.connector.api, baseUrl: "in code" }, streams: {} });
    const described = async (_argv: readonly string[], io: Io): Promise<number> => {
      await new Promise((written) => io.stdout.write(Buffer.from(`${line}\n`), written));
      return 0;
    };
    const [facts] = acceptanceCases({ project: shop, run: described });
    await expect(facts?.verify()).resolves.toBeUndefined();
  });
});

describe("an order that the code declares and the API does not keep loses nothing, because the CDK looks at it:", () => {
  test.each([
    ["none", shopWith({ customers: { cursor: unordered } })],
    ["descending", shopWith({ cursor: { order: "descending" } })],
  ])("%s", async (_order, model) => {
    expect(await firstComplaint(model, shop, (name) => !name.startsWith("facts:"))).toBeUndefined();
  });
});

async function firstComplaint(
  model: ProjectFiles,
  code: ProjectFiles,
  among: (name: string) => boolean,
): Promise<unknown> {
  const source = sourceOf(code);
  const cases = acceptanceCases({ project: model, run: (argv, io) => run(source, argv, io) });
  for (const { verify } of cases.filter(({ name }) => among(name))) {
    try {
      await verify();
    } catch (error) {
      return error;
    }
  }
  return undefined;
}
