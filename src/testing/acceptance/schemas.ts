import { Ajv, type ErrorObject } from "ajv";
import formats from "ajv-formats";
import { shorten } from "./expect.js";

/** Says what is wrong with a value, or nothing. */
export type Validator = (value: unknown) => string | undefined;

/** A validator for a JSON Schema (draft 7). Throws when the schema itself is not valid. */
export function validator(schema: unknown): Validator {
  const ajv = new Ajv({ strict: false, allErrors: false, verbose: true });
  formats.default(ajv);
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
