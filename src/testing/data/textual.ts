import { isList, isObject } from "../../model/json.js";
import { schemaAt, typesOf } from "../../model/schema-at.js";
import type { FormatModel } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";

/** The columns of a stream's rows: those of its schema, then what its fixtures have besides. */
export function columnsOf(schema: unknown, fixtures: readonly JsonObject[]): string[] {
  const properties = isObject(schema) && isObject(schema["properties"]) ? schema["properties"] : {};
  return [...new Set([...Object.keys(properties), ...fixtures.flatMap((fixture) => Object.keys(fixture))])];
}

/** A function that makes of a record what is left of it after it went through a format that knows nothing but text. */
export function afterFormat(
  format: FormatModel | undefined,
  schema: unknown,
  columns: readonly string[],
): (record: JsonObject) => JsonObject {
  const type = typeof format === "object" ? format.type : format;
  if (type === "csv") {
    const names = (typeof format === "object" && format.type === "csv" ? format.header : undefined) ?? columns;
    return (record) => Object.fromEntries(names.map((name) => [name, cell(record[name], schemaTypes(schema, name))]));
  }
  return type === "xml" ? (record) => withoutEmpty(record, schema) : (record) => record;
}

function schemaTypes(schema: unknown, name: string): readonly string[] {
  return typesOf(schemaAt(schema, [name]));
}

/** What a column's text says again. */
function cell(value: unknown, types: readonly string[]): unknown {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "object") return isTyped(types, ["object", "array"]) ? value : JSON.stringify(value);
  return scalar(value, types);
}

function scalar(value: unknown, types: readonly string[]): unknown {
  if (typeof value === "number") return isTyped(types, ["number", "integer"]) ? value : String(value);
  if (typeof value === "boolean") return isTyped(types, ["boolean"]) ? value : String(value);
  return value;
}

/** Where a text is allowed, it stays one. */
function isTyped(types: readonly string[], wanted: readonly string[]): boolean {
  return !types.includes("string") && types.some((type) => wanted.includes(type));
}

/** XML has no empty list, no empty object and no text of blanks. */
function withoutEmpty(record: JsonObject, schema: unknown): JsonObject {
  const members = Object.entries(record).flatMap(([name, value]): [string, unknown][] => {
    const place = schemaAt(schema, [name]);
    const types = typesOf(place);
    const isArray = types.includes("array");
    if (isList(value)) {
      const items = schemaAt(place === "open" || place === "absent" ? {} : place, ["*"]);
      return value.length === 0 ? [] : [[name, value.map((item) => child(item, items))]];
    }
    if (value === null && isArray) return [];
    return [[name, child(value, place)]];
  });
  return Object.fromEntries(members);
}

function child(value: unknown, place: unknown): unknown {
  if (isObject(value)) return Object.keys(value).length === 0 ? null : withoutEmpty({ ...value }, place);
  if (value === null || (typeof value === "string" && value.trim() === "")) return null;
  return scalar(value, isObject(place) ? typesOf(place) : []);
}
