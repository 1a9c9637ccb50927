import { Ajv, type ErrorObject } from "ajv";
import formats from "ajv-formats";
import { shorten } from "./expect.js";

/** Says what is wrong with a value, or nothing. */
export type Validator = (value: unknown) => string | undefined;

/** Shared, because it compiles the schema of schemas first. It keeps none of those that it is given (`$id`s may repeat). */
const ajv = new Ajv({ strict: false, allErrors: false, verbose: true, addUsedSchema: false });
formats.default(ajv);

/** A validator for a JSON Schema (draft 7). Throws when the schema itself is not valid. */
export function validator(schema: unknown): Validator {
  if (!isSchema(schema)) throw new Error("A JSON Schema must be an object.");
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? undefined : sentence(validate.errors?.[0]));
}

function sentence(error: ErrorObject | undefined): string {
  if (error === undefined) return "it is not valid";
  const place = error.instancePath === "" ? "it" : error.instancePath.slice(1).replaceAll("/", ".");
  return `${place} ${error.message ?? "is not valid"} (found: ${shorten(JSON.stringify(error.data))})`;
}

function isSchema(schema: unknown): schema is { readonly [keyword: string]: unknown } {
  return typeof schema === "object" && schema !== null;
}
