import { isObject } from "../model/json.js";
import { schemaAt, type SchemaPlace, typesOf } from "../model/schema-at.js";
import { ExactNumber } from "../protocol/exact.js";
import type { JsonObject, JsonSchema } from "../protocol/messages.js";

/** So many places are told; where more drifted, another schema is meant. */
const mostPlaces = 20;

/** What an API sends that the schema does not have: looked for in single records, told once. */
export interface Drift {
  look(record: JsonObject): void;
  /** One sentence, or nothing: no field and no type was found that the schema lacks. */
  report(): string | undefined;
}

/** A schema that lists no properties is open: nothing can be missing from it. Costs about a microsecond a field, so records are sampled. */
export function createDrift(schema: JsonSchema): Drift {
  const properties = schema["properties"];
  const isOpen = !isObject(properties) || Object.keys(properties).length === 0;
  /** By place. */
  const found = new Map<string, string>();
  return {
    look(record) {
      if (!isOpen) lookInside(record, schema, "", found);
    },
    report() {
      if (found.size === 0) return undefined;
      const places = [...found].slice(0, mostPlaces).map(([place, what]) => `${place} ${what}`);
      return `${places.join(", ")}${found.size > mostPlaces ? `, and ${found.size - mostPlaces} more` : ""}`;
    },
  };
}

function lookInside(object: object, schema: SchemaPlace, at: string, found: Map<string, string>): void {
  const entries: [string, unknown][] = Object.entries(object);
  for (const [name, value] of entries) {
    const place = schemaAt(schema, [name]);
    const where = at === "" ? name : `${at}.${name}`;
    if (place === "absent") note(found, where, `(${typeOf(value)}) is not in the schema`);
    else if (typeof place !== "string") compare(value, place, where, found);
  }
}

function compare(value: unknown, place: SchemaPlace, at: string, found: Map<string, string>): void {
  const types = typesOf(place);
  const type = typeOf(value);
  const declared = typeof place === "string" ? undefined : place["type"];
  const nullable = types.length === 0 || (Array.isArray(declared) && declared.includes("null"));
  if (type === "null") {
    if (!nullable) note(found, at, `is null, where the schema says ${types.join(" or ")}`);
    return;
  }
  const fits = types.length === 0 || types.includes(type) || (type === "integer" && types.includes("number"));
  if (!fits) {
    note(found, at, `is ${type}, where the schema says ${types.join(" or ")}`);
    return;
  }
  if (type === "object" && typeof value === "object" && value !== null) lookInside(value, place, at, found);
  if (Array.isArray(value) && value.length > 0) {
    const items = typeof place === "string" ? "open" : schemaAt(place, ["*"]);
    if (items !== "absent" && items !== "open") compare(value[0], items, `${at}.*`, found);
  }
}

function note(found: Map<string, string>, place: string, what: string): void {
  if (!found.has(place)) found.set(place, what);
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (value instanceof ExactNumber) return /^-?\d+$/.test(value.digits) ? "integer" : "number";
  return typeof value === "number" ? (Number.isInteger(value) ? "integer" : "number") : typeof value;
}
