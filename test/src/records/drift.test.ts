import { expect, test } from "@jest/globals";
import { createDrift } from "../../../src/records/index.js";
import { ExactNumber } from "../../../src/protocol/exact.js";

const schema = {
  type: "object",
  additionalProperties: true,
  properties: {
    id: { type: "integer" },
    total: { type: ["null", "number"] },
    user: { type: ["null", "object"], properties: { name: { type: "string" } } },
    lines: { type: "array", items: { type: "object", properties: { sku: { type: "string" } } } },
    open: { type: "object" },
    any: {},
  },
};

test("what the schema says is no drift, whatever is missing or open", () => {
  expect(drift({ id: 1, total: 2, user: { name: "Ann" }, lines: [], open: { a: 1 }, any: [1] })).toBeUndefined();
  expect(drift({ id: new ExactNumber("9223372036854775807"), total: null, user: null })).toBeUndefined();
});

test("fields and types that the schema lacks are told once, with their places", () => {
  const record = { id: "1", total: 1, user: { name: null, age: 3 }, lines: [{ sku: "a", size: 1.5 }], extra: true };
  expect(drift(record, record)).toBe(
    "id is string, where the schema says integer, user.name is null, where the schema says string, user.age (integer) is not in the schema, lines.*.size (number) is not in the schema, extra (boolean) is not in the schema",
  );
});

test("a record that is wholly another is told in part", () => {
  const record = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`f${index}`, index]));
  expect(drift(record)).toMatch(/f19 \(integer\) is not in the schema, and 10 more$/);
});

test("a schema without properties is open", () => {
  const open = createDrift({ type: "object", additionalProperties: true });
  open.look({ a: 1 });
  expect(open.report()).toBeUndefined();
});

function drift(...records: readonly { [field: string]: unknown }[]): string | undefined {
  const found = createDrift(schema);
  for (const record of records) found.look(record);
  return found.report();
}
