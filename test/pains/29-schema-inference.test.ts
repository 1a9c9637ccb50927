import { expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { inferSchema } from "../../generator/infer/schema.js";

test("every record of a sample fits the schema that is inferred from it, and no field is required", () => {
  const values = fc.oneof(
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.string(),
    fc.boolean(),
    fc.array(fc.integer()),
  );
  const records = fc.array(fc.dictionary(fc.constantFrom("id", "name", "tags", "at"), values), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(records, (sample) => {
      const { schema } = inferSchema(sample);
      const ajv = new Ajv({ strict: false });
      addFormats.default(ajv);
      const validate = ajv.compile(schema);
      for (const record of sample) expect([record, validate(record)]).toEqual([record, true]);
      expect(schema).not.toHaveProperty("required");
    }),
  );
});

test("a field that is always empty becomes a nullable text, and is said to be a guess", () => {
  const { schema, nullOnly } = inferSchema([{ id: 1, note: null }]);
  expect(schema["properties"]).toMatchObject({ note: { type: ["null", "string"] } });
  expect(nullOnly).toEqual(["note"]);
});
