import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { nearest } from "../model/suggest.js";
import { ConnectorError } from "../protocol/error.js";
import type { JsonObject, JsonSchema } from "../protocol/messages.js";
import { takeForms, type TakenForms } from "./forms.js";

/**
 * A copy of the configuration with the specification's defaults, when it fits.
 * @throws ConnectorError CONFIG_INVALID (config_error), which names each setting that does not, but no value: it may be a secret.
 */
export function validConfig(given: JsonObject, schema: JsonSchema): JsonObject {
  const config = structuredClone(given);
  const forms = takeForms(schema, config);
  const validate = validatorOf(schema, forms);
  const fits = validate(config);
  if (fits && forms.problems.length === 0) return config;
  const found = fits ? [] : (validate.errors ?? []).filter(tells).map((error) => sentence(error, given));
  const problems = [...new Set([...forms.problems, ...found])];
  throw new ConnectorError({
    code: "CONFIG_INVALID",
    failureType: "config_error",
    message: `The configuration is not valid: ${problems.join(" ")}`,
  });
}

/** A test runs a source many times in one process, and compiling takes longer than reading a page. */
const validators = new WeakMap<JsonSchema, Map<string, ValidateFunction>>();

function validatorOf(specification: JsonSchema, { schema, key }: TakenForms): ValidateFunction {
  const known = validators.get(specification) ?? new Map<string, ValidateFunction>();
  validators.set(specification, known);
  const validate = known.get(key) ?? compile(schema);
  known.set(key, validate);
  return validate;
}

function compile(schema: JsonSchema): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, strict: false, useDefaults: true, unicodeRegExp: false, logger: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

/** Errors that only say that another one was found. */
function tells({ keyword }: ErrorObject): boolean {
  return !["if", "allOf", "anyOf"].includes(keyword);
}

function sentence({ keyword, instancePath, params, message }: ErrorObject, given: JsonObject): string {
  const place = instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~"));
  const setting = JSON.stringify(place.join("."));
  const detail: { readonly [name: string]: unknown } = params;
  if (keyword === "required") {
    const missing = String(detail["missingProperty"]);
    const near = nearest(missing, Object.keys(given));
    const hint = near === undefined ? "" : ` Is it meant by ${JSON.stringify(near)}?`;
    return `${JSON.stringify([...place, missing].join("."))} is missing.${hint}`;
  }
  if (keyword === "enum") return `${setting} must be one of ${JSON.stringify(detail["allowedValues"])}.`;
  if (keyword === "pattern") return `${setting} must look like the pattern ${String(detail["pattern"])}.`;
  if (keyword === "format") return `${setting} must be a ${String(detail["format"])}${formatHint(detail["format"])}.`;
  return `${place.length === 0 ? "It" : setting} ${message ?? "is not right"}.`;
}

function formatHint(format: unknown): string {
  if (format === "date-time") return ", such as 2026-01-31T00:00:00Z";
  return format === "date" ? ", such as 2026-01-31" : "";
}
