import { describe, expect, test } from "@jest/globals";
import { fieldReader, recordHash, recordShaper } from "../../../src/records/index.js";
import type { JsonObject } from "../../../src/protocol/messages.js";

const context = { config: { rate: 2 }, params: { customer_id: "7" } };

describe("a record is shaped", () => {
  test("by nothing, when there is nothing to do", () => {
    const record = { id: 1 };
    expect(recordShaper({ stream: "s", context, add: {} })(record)).toBe(record);
  });

  test("by the transform, then by the path variables, as the parent has them", () => {
    const transform = (record: JsonObject) => ({ ...record, price: Number(record["price"]) * context.config.rate });
    const shape = recordShaper({ stream: "s", context, transform, add: { customer_id: 7 } });
    expect(shape({ price: 3 })).toEqual({ price: 6, customer_id: 7 });
  });

  test("by dropping it, when the transform returns nothing", () => {
    expect(recordShaper({ stream: "s", context, transform: () => undefined, add: { a: 1 } })({})).toBeUndefined();
  });

  test("with a variable of any name, never changing what an object is", () => {
    const shaped = recordShaper({ stream: "s", context, add: Object.fromEntries([["__proto__", { a: 1 }]]) })({
      id: 1,
    });
    expect(JSON.stringify(shaped)).toBe('{"id":1,"__proto__":{"a":1}}');
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("no price");
      },
      /"orders": its transform failed: no price/,
    ],
    [
      "throws something that is no error",
      () => {
        AbortSignal.abort("text").throwIfAborted();
      },
      /its transform failed: text/,
    ],
    ["is async", () => Promise.resolve({}), /returned a promise/],
    ["returns no object", () => [1], /returned no object/],
    ["returns null", () => null, /returned no object/],
  ])("never by a transform that %s: the stream fails with what to do", (_title, transform, message) => {
    const shape = recordShaper({ stream: "orders", context, transform: transform as never, add: {} });
    expect(() => shape({})).toThrow(message);
  });
});

describe("a field is read", () => {
  const record = { id: 1, owner: { login: "ann", tags: ["x"] }, "a.b": 2, none: null };
  test.each([
    [["id"], 1],
    [["owner", "login"], "ann"],
    [["a.b"], 2],
    [["none"], null],
    [["none", "x"], undefined],
    [["missing"], undefined],
    [["owner", "missing", "x"], undefined],
    [["constructor"], undefined],
    [["__proto__"], undefined],
    [["owner", "toString"], undefined],
    [["id", "toFixed"], undefined],
  ])("at %j as %j", (keys, value) => {
    expect(fieldReader(keys)(record)).toEqual(value);
  });
});

describe("the hash of a record", () => {
  const hash = recordHash([["id"], ["owner", "login"]]);
  const record = { id: 1, owner: { login: "ann" }, name: "x" };

  test("is the same for the same record", () => {
    expect(hash(record)).toBe(hash(structuredClone(record)));
    expect(hash(record)).toMatch(/^[A-Za-z0-9_-]{16}$/);
  });

  test("is another when the key or any byte changed", () => {
    const others = [
      { ...record, id: 2 },
      { ...record, name: "y" },
      { ...record, more: null },
      { ...record, id: "1" },
    ];
    expect(new Set([record, ...others].map(hash)).size).toBe(5);
  });
});
