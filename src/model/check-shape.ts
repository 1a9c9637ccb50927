import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { ErrorObject, ValidateFunction } from "ajv";
import { isObject } from "./json.js";
import type { ModelProblem } from "./problem.js";
import { shapeProblem } from "./shape-problem.js";
import type { ConnectorModel, StreamModel } from "./types.js";

/** Compares `connector.json` with its JSON Schema: types, unknown and missing fields. */
export function connectorShape(connector: unknown): ModelProblem[] {
  return shapeProblems("connector.json", "connector", connector);
}

/** Compares one stream's file with its JSON Schema. */
export function streamShape(name: string, stream: unknown): ModelProblem[] {
  return shapeProblems(`streams/${name}.json`, "stream", stream);
}

/** Has it the shape of `connector.json`? Says nothing about whether its parts fit each other. */
export function isConnectorModel(value: unknown): value is ConnectorModel {
  return connectorShape(value).length === 0;
}

/** Has it the shape of a stream's file? */
export function isStreamModel(value: unknown): value is StreamModel {
  return streamShape("", value).length === 0;
}

type SchemaName = "connector" | "stream";

function shapeProblems(file: string, name: SchemaName, value: unknown): ModelProblem[] {
  const validate = validator(name);
  if (validate(value)) return [];
  return withoutBranches(validate.errors ?? []).map((error) => shapeProblem(file, error));
}

/** A failed choice is reported once: by what is wrong inside an object, else by the choice itself, never by every branch. */
function withoutBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  const hidden = new Set<ErrorObject>();
  for (const error of errors) {
    if (error.propertyName !== undefined && error.keyword !== "propertyNames") hidden.add(error);
    // What fails in "then" or "else" says it better.
    if (error.keyword === "if") hidden.add(error);
    if (error.keyword !== "anyOf") continue;
    const branches = errors.filter((other) => other.schemaPath.startsWith(`${error.schemaPath}/`));
    const inside = branches.filter(
      (other) => isObject(error.data) && other.keyword !== "type" && other.keyword !== "enum",
    );
    for (const branch of branches) if (!inside.includes(branch)) hidden.add(branch);
    if (inside.length > 0) hidden.add(error);
  }
  return errors.filter((error) => !hidden.has(error));
}

const compiled = new Map<SchemaName, ValidateFunction>();

/** ajv takes as long to load as a whole `spec` run, so it is loaded when something is first checked. */
function validator(name: SchemaName): ValidateFunction {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const ajvModule: unknown = createRequire(import.meta.url)("ajv");
  if (!isAjv(ajvModule)) throw new Error("ajv could not be loaded: run the install again.");
  const ajv = new ajvModule.Ajv({ allErrors: true, verbose: true, discriminator: true, strict: false });
  ajv.addFormat("regex", isRegex);
  ajv.addSchema(readSchema("connector"));
  ajv.addSchema(readSchema("stream"));
  for (const each of ["connector", "stream"] as const) {
    const validate = ajv.getSchema(`${each}.schema.json`);
    if (validate !== undefined) compiled.set(each, validate);
  }
  return validator(name);
}

/** The JSON Schemas lie beside this file in the repository, and in `model/` of the published package, where editors find them. */
function readSchema(name: SchemaName): { readonly [keyword: string]: unknown } {
  const beside = new URL(`./${name}.schema.json`, import.meta.url);
  const file = existsSync(beside) ? beside : new URL(`../../model/${name}.schema.json`, import.meta.url);
  const schema: unknown = JSON.parse(readFileSync(file, "utf8"));
  return isObject(schema) ? schema : {};
}

function isRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

function isAjv(value: unknown): value is typeof import("ajv") {
  return (typeof value === "object" || typeof value === "function") && value !== null && "Ajv" in value;
}
