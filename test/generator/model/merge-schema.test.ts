import { describe, expect, test } from "@jest/globals";
import { inferSchema } from "../../../generator/infer/schema.js";
import { completeFixtures } from "../../../generator/model/complete-fixtures.js";
import { mergeSchema } from "../../../generator/model/merge-schema.js";

type Properties = { readonly [name: string]: unknown };

describe("a schema that follows a sample", () => {
  test("gets the fields that it lacks, and keeps those that the sample lacks", () => {
    const { properties, changes } = merged({ id: { type: "integer" }, old: { type: "string" } }, [
      { id: 1, fresh: "x" },
    ]);
    expect(properties).toEqual({
      id: { type: "integer" },
      old: { type: "string" },
      fresh: { type: ["null", "string"] },
    });
    expect(changes).toEqual([{ place: "fresh", after: "string or null" }]);
  });

  test.each<[unknown, unknown, unknown]>([
    [{ type: "integer" }, 1.5, { type: "number" }],
    [{ type: "number" }, 1, { type: "number" }],
    [{ type: ["null", "integer"] }, "x", { type: ["null", "integer", "string"] }],
    [{ type: "integer" }, null, { type: ["null", "integer"] }],
    [{ type: "string", format: "date-time" }, "soon", { type: "string" }],
    [{ type: "string", format: "date-time" }, "2026-01-01T10:00:00Z", { type: "string", format: "date-time" }],
    [{ type: "string" }, "2026-01-01T10:00:00Z", { type: "string" }],
    [{ enum: ["a", "b"] }, "c", { enum: ["a", "b", "c"] }],
    [{ anyOf: [{ type: "string" }] }, 1, { anyOf: [{ type: "string" }] }],
    [{}, 1, {}],
    [{ type: "string" }, [1], { type: ["string", "array"], items: { type: ["null", "integer"] } }],
  ])("%j and the value %j make %j", (before, value, after) => {
    expect(merged({ f: before }, [{ f: value }]).properties).toEqual({ f: after });
  });

  test("is widened inside of objects and lists, too", () => {
    const before = {
      user: { type: "object", properties: { age: { type: "integer" } } },
      lines: { type: "array", items: { type: "object", properties: { n: { type: "integer" } } } },
    };
    const { properties, changes } = merged(before, [
      { user: { age: 1.5, name: "Ann" }, lines: [{ n: null, sku: "a" }] },
    ]);
    expect(properties).toEqual({
      user: { type: "object", properties: { age: { type: "number" }, name: { type: ["null", "string"] } } },
      lines: {
        type: "array",
        items: { type: "object", properties: { n: { type: ["null", "integer"] }, sku: { type: ["null", "string"] } } },
      },
    });
    expect(changes.map(({ place }) => place)).toEqual(["user.age", "user.name", "lines.*.n", "lines.*.sku"]);
  });

  test("stays the same under the same sample", () => {
    const records = [
      { id: 1, tags: ["a"], user: { name: null } },
      { id: 2.5, tags: [], user: null },
    ];
    const once = mergeSchema({ type: "object" }, inferSchema(records).schema, records);
    expect(mergeSchema(once.schema, inferSchema(records).schema, records)).toEqual({
      schema: once.schema,
      changes: [],
    });
  });
});

test("fixtures get the columns that none of them fills, in the first that lacks them", () => {
  expect(completeFixtures([{ id: 1, a: null }, { id: 2 }], [{ id: 9, a: "x", b: [] }, { b: [1] }])).toEqual([
    { id: 1, a: "x", b: [1] },
    { id: 2 },
  ]);
  expect(completeFixtures([], [{ id: 9 }])).toEqual([{ id: 9 }]);
});

function merged(before: Properties, records: readonly Properties[]) {
  const { schema, changes } = mergeSchema({ type: "object", properties: before }, inferSchema(records).schema, records);
  return { properties: schema["properties"], changes };
}
