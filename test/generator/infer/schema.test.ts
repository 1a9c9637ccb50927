import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { infer } from "../../../generator/infer/index.js";
import { inferSchema } from "../../../generator/infer/schema.js";
import { isObject } from "@create-connector/cdk/model";

const propertiesOf = (records: readonly { readonly [key: string]: unknown }[]): unknown =>
  inferSchema(records).schema["properties"];

function validator(schema: object): (record: unknown) => boolean {
  // Without `ownProperties` ajv takes `{}.constructor` for a field of the record.
  const ajv = new Ajv({ strict: false, ownProperties: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (record) => validate(record);
}

describe("the schema", () => {
  test("makes every field nullable, keeps the order in which fields came, and stays open", () => {
    expect(inferSchema([{ b: 1, a: "x" }, { c: true }]).schema).toEqual({
      $schema: "http://json-schema.org/draft-07/schema#",
      type: "object",
      properties: {
        b: { type: ["null", "integer"] },
        a: { type: ["null", "string"] },
        c: { type: ["null", "boolean"] },
      },
      additionalProperties: true,
    });
    expect(
      Object.keys(
        infer([
          { b: 1, a: 2 },
          { c: 3, a: 4 },
        ]).schema["properties"] ?? {},
      ),
    ).toEqual(["b", "a", "c"]);
  });

  test("tells integers from numbers, and makes one number of both", () => {
    expect(
      propertiesOf([
        { a: 1, b: 1 },
        { a: 2, b: 1.5 },
      ]),
    ).toEqual({ a: { type: ["null", "integer"] }, b: { type: ["null", "number"] } });
  });

  test("keeps all types of a mixed field, in one fixed order", () => {
    expect(propertiesOf([{ a: "x" }, { a: 1 }, { a: [1] }, { a: { b: 1 } }])).toMatchObject({
      a: { type: ["null", "integer", "string", "object", "array"] },
    });
  });

  test("claims a format only when every value has it, with its zone", () => {
    const day = "2024-02-29";
    expect(
      propertiesOf([
        { when: `${day}T10:00:00Z`, day, mixed: `${day}T10:00:00Z`, naive: `${day}T10:00:00`, bad: "2023-02-29" },
        { when: `${day}T10:00:00.5+02:00`, day, mixed: day, naive: `${day}T10:00:00`, bad: day },
      ]),
    ).toEqual({
      when: { type: ["null", "string"], format: "date-time" },
      day: { type: ["null", "string"], format: "date" },
      mixed: { type: ["null", "string"] },
      naive: { type: ["null", "string"] },
      bad: { type: ["null", "string"] },
    });
  });

  test("lists the columns that were always empty, for review, at every depth", () => {
    const found = inferSchema([{ a: null, b: { c: null, d: 1 }, e: [], f: [null] }]);
    expect(found.nullOnly).toEqual(["a", "b.c", "e.[]", "f.[]"]);
    expect(found.schema["properties"]).toMatchObject({
      a: { type: ["null", "string"] },
      e: { type: ["null", "array"], items: {} },
    });
  });

  test("takes an object whose keys are ids for a dictionary", () => {
    expect(propertiesOf([{ stock: { "1001": 5, "1002": 0 } }, { stock: { "1003": 2 } }])).toEqual({
      stock: { type: ["null", "object"], additionalProperties: { type: ["null", "integer"] } },
    });
  });

  test("takes objects that share hardly any key for a dictionary, and others for objects", () => {
    const words = Array.from({ length: 12 }, (_, index) => ({
      labels: { [`w${index}x`]: "v", [`y${index}z`]: "v" },
      size: { w: 1, h: 2 },
    }));
    expect(propertiesOf(words)).toMatchObject({
      labels: { additionalProperties: { type: ["null", "string"] } },
      size: { properties: { w: { type: ["null", "integer"] } } },
    });
  });

  test("keeps a field called __proto__ as a field, and touches no prototype", () => {
    const record: unknown = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "id": 1}');
    if (!isObject(record)) throw new Error("no object");
    const properties = propertiesOf([record]);
    expect(Object.keys(isObject(properties) ? properties : {})).toEqual(["__proto__", "constructor", "id"]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("fits every record that it was made from", () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), hostile), { minLength: 1, maxLength: 8 }), (records) => {
        const sample = records.map((record) => ({ id: 1, ...record }));
        const fits = validator(infer(sample).schema);
        return sample.every(fits);
      }),
      { numRuns: 60 },
    );
  });

  test("is the same for the same records in the same order", () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), hostile), { minLength: 1 }), (records) => {
        return JSON.stringify(inferSchema(records)) === JSON.stringify(inferSchema(structuredClone(records)));
      }),
    );
  });
});

/** Any JSON, with texts that look like dates and keys that look like ids among it. */
const text = fc.oneof(
  fc.string(),
  fc.constantFrom("2024-01-01", "2024-02-30", "2024-01-01T00:00:00Z", "2024-01-01T25:00:00Z", "2016-12-31T23:59:60Z"),
);
const hostile = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true, false, 2 ** 53 + 2, 1e300),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("1", "2", "3", "8f3a11c2", "constructor")), tie("value"), {
      maxKeys: 5,
    }),
  ),
})).value;
