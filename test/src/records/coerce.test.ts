import { describe, expect, test } from "@jest/globals";
import { recordCoercer } from "../../../src/records/index.js";
import { ExactNumber, jsonText } from "../../../src/protocol/exact.js";

describe("a value that is made what the schema says", () => {
  test.each<[string | readonly string[], unknown, unknown]>([
    ["integer", "12", 12],
    ["integer", "12.0", 12],
    ["integer", 3, 3],
    ["number", "1.50", 1.5],
    ["number", 7, 7],
    ["boolean", "TRUE", true],
    ["boolean", 0, false],
    ["string", 12.5, "12.5"],
    ["string", true, "true"],
    ["string", { a: [1] }, '{"a":[1]}'],
    ["array", "[1,2]", [1, 2]],
    ["array", 5, [5]],
    ["object", '{"a":1}', { a: 1 }],
    [["null", "integer", "string"], "12", "12"],
    [["null", "integer"], null, null],
    [[], "as it is", "as it is"],
  ])("%j: %j becomes %j", (type, before, after) => {
    const record = { v: before };
    expect(recordCoercer({ properties: { v: type.length === 0 ? {} : { type } } }, [])(record)).toBeUndefined();
    expect(record).toEqual({ v: after });
  });

  test.each<[string, unknown]>([
    ["integer", "12 apples"],
    ["integer", 1.5],
    ["integer", true],
    ["integer", ""],
    ["number", "1,5"],
    ["boolean", "maybe"],
    ["object", "[1]"],
    ["object", 5],
  ])("%s: %j becomes null, and is told in Airbyte's words", (type, before) => {
    const record = { v: before };
    expect(recordCoercer({ properties: { v: { type: ["null", type] } } }, [])(record)).toEqual([
      { field: "v", change: "NULLED", reason: "SOURCE_SERIALIZATION_ERROR" },
    ]);
    expect(record).toEqual({ v: null });
  });

  test("stands anywhere in the record", () => {
    const schema = {
      properties: {
        a: { type: "object", properties: { b: { type: "integer" } } },
        list: { type: "array", items: { type: "object", properties: { n: { type: "number" } } } },
      },
    };
    const record = { a: { b: "1", c: "2" }, list: [{ n: "1" }, { n: "x" }, null], other: "3" };
    expect(recordCoercer(schema, [])(record)?.map(({ field }) => field)).toEqual(["list.*.n"]);
    expect(record).toEqual({ a: { b: 1, c: "2" }, list: [{ n: 1 }, { n: null }, null], other: "3" });
  });

  test("is never null in a key or a cursor", () => {
    const schema = {
      properties: { id: { type: "integer" }, a: { type: "object", properties: { at: { type: "number" } } } },
    };
    const record = { id: "x1", a: { at: "soon" } };
    expect(recordCoercer(schema, [["id"], ["a", "at"]])(record)).toBeUndefined();
    expect(record).toEqual({ id: "x1", a: { at: "soon" } });
  });

  test("keeps every digit", () => {
    const record = {
      a: "9223372036854775807",
      b: new ExactNumber("9223372036854775807"),
      c: new ExactNumber("0.12345678901234567890"),
    };
    const schema = { properties: { a: { type: "integer" }, b: { type: "string" }, c: { type: "number" } } };
    expect(recordCoercer(schema, [])(record)).toBeUndefined();
    expect(jsonText(record)).toBe('{"a":9223372036854775807,"b":"9223372036854775807","c":0.12345678901234567890}');
  });
});
