import { describe, expect, test } from "@jest/globals";
import type { ChangesModel } from "../../../src/model/types.js";
import { recordShaper } from "../../../src/records/index.js";

const context = { config: { region: "eu", empty: "", limits: { most: 5 } }, params: { shop: "s1" } };

describe("declared changes of a record", () => {
  test("rename fields, take fields out and put fields in, in this order", () => {
    const changes = {
      rename: { Id: "id", "user.name": "user_name" },
      remove: ["user", "Id"],
      add: { area: "{config.region}", id: 7 },
    };
    expect(changed({ Id: 1, user: { name: "Ann" } }, changes)).toEqual({ id: 7, user_name: "Ann", area: "eu" });
  });

  test("pass over what is not there", () => {
    expect(changed({ a: 1 }, { rename: { b: "c", "a.b": "d" }, remove: ["x", "a.b", "y.*.z"] })).toEqual({ a: 1 });
  });

  test("reach into lists and objects", () => {
    const record = { lines: [{ a: 1, b: 2 }, { a: 3 }], map: { x: { a: 1 }, y: 5 } };
    expect(changed(record, { remove: ["lines.*.a", "map.*.a"], add: { "deep.er": true } })).toEqual({
      lines: [{ b: 2 }, {}],
      map: { x: {}, y: 5 },
      deep: { er: true },
    });
  });

  test("fill settings and the stream's variables in; one reference keeps its type, one that is not set adds nothing", () => {
    const add = {
      a: "{config.limits.most}",
      b: "at {shop}/{config.region}",
      c: "{config.empty}",
      d: "{unknown}",
      e: "{config.none}",
    };
    expect(changed({}, { add })).toEqual({ a: 5, b: "at s1/eu" });
  });

  test("know fields that are called __proto__", () => {
    const record = changed(JSON.parse('{"__proto__": 1, "b": 2}') as never, { rename: { b: "__proto__" } });
    expect(Object.entries(record)).toEqual([["__proto__", 2]]);
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
  });
});

describe("the author's filter", () => {
  test("sees a record behind the changes and in front of the transform", () => {
    const shape = recordShaper({
      stream: "orders",
      context,
      add: {},
      changes: { rename: { n: "number" } },
      filter: (record) => record["number"] === 1,
      transform: (record) => ({ ...record, number: 2 }),
    });
    expect([{ n: 1 }, { n: 2 }].map(shape)).toEqual([{ number: 2 }, undefined]);
  });

  test.each<[string, () => unknown, string]>([
    [
      "throws",
      () => {
        throw new Error("no such thing");
      },
      "its filter failed: no such thing",
    ],
    ["is async", () => Promise.resolve(true), "its filter returned a promise; it must not be async"],
    ["returns no boolean", () => "yes", "its filter returned no boolean"],
  ])("that %s fails the stream by name", (_what, filter, message) => {
    const shape = recordShaper({ stream: "orders", context, add: {}, filter: filter as () => boolean });
    expect(() => shape({})).toThrow(message);
  });
});

function changed(record: { [field: string]: unknown }, changes: ChangesModel) {
  return recordShaper({ stream: "orders", context, add: {}, changes })(record) ?? {};
}
