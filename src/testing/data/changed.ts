import { schemaBefore } from "../../model/changes.js";
import { isList, isObject } from "../../model/json.js";
import { pathKeys } from "../../model/path.js";
import { schemaAt, typesOf } from "../../model/schema-at.js";
import { settingAt } from "../../model/setting-path.js";
import { fillTemplate } from "../../model/template.js";
import type { Schema, StreamModel } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { read, withValue } from "./paths.js";

/** Stands where the model says that a field is removed, so that a connector that keeps it is seen. */
const removedValue = "this field is to be removed";

/** The schema of records as the API sends them. */
export function schemaOfApi(stream: StreamModel | undefined, schema: Schema): Schema {
  return stream?.changes === undefined ? schema : schemaBefore(schema, stream.changes);
}

/** A record of the API's as the stream passes it on; one that is so already stays as it is. */
export function changed(
  record: JsonObject,
  stream: StreamModel | undefined,
  schema: Schema,
  config: JsonObject,
): JsonObject {
  const { rename = {}, remove = [], add = {} } = stream?.changes ?? {};
  const renamed = Object.entries(rename).reduce((result, [from, to]) => {
    const value = read(result, pathKeys(from));
    return value === undefined ? result : withValue(without(result, pathKeys(from)), pathKeys(to), value);
  }, record);
  const removed = remove.reduce<JsonObject>((result, path) => without(result, pathKeys(path)), renamed);
  const added = Object.entries(add).reduce((result, [field, value]) => {
    return withValue(result, pathKeys(field), filled(value, config));
  }, removed);
  return stream?.coerce === true ? inTypes(added, schema) : added;
}

/** The record as the API sends it, which the stream makes this one of. */
export function asApiSends(record: JsonObject, stream: StreamModel, schema: Schema): JsonObject {
  const { rename = {}, remove = [], add = {} } = stream.changes ?? {};
  const texts = stream.coerce === true ? asTexts(record, schema) : record;
  const plain = Object.keys(add).reduce((result, field) => without(result, pathKeys(field)), texts);
  const named = Object.entries(rename).reduce((result, [from, to]) => {
    const value = read(result, pathKeys(to));
    return value === undefined ? result : withValue(without(result, pathKeys(to)), pathKeys(from), value);
  }, plain);
  return remove.map(pathKeys).reduce((result, keys) => {
    return keys.includes("*") || keys.length > 1 ? result : withValue(result, keys, removedValue);
  }, named);
}

function filled(value: unknown, config: JsonObject): unknown {
  if (typeof value !== "string") return value;
  const [, setting] = /^\{config\.([A-Za-z0-9_.]+)\}$/.exec(value) ?? [];
  return setting === undefined ? fillTemplate(value, { config }) : settingAt(config, setting);
}

function without(record: JsonObject, [key, ...rest]: readonly string[]): JsonObject {
  const entries = Object.entries(record).flatMap(([name, value]): [string, unknown][] => {
    if (name !== key) return [[name, value]];
    if (rest.length === 0) return [];
    return [[name, inEach(value, rest)]];
  });
  return Object.fromEntries(entries);
}

function inEach(value: unknown, keys: readonly string[]): unknown {
  if (keys[0] === "*" && isList(value)) return value.map((item) => inEach(item, keys.slice(1)));
  return isObject(value) ? without({ ...value }, keys) : value;
}

/** Numbers and booleans as the texts that some APIs send; only where the connector is told to turn them back. */
function asTexts(record: JsonObject, schema: Schema): JsonObject {
  return mapFields(record, (value, name) => {
    const types = typesOf(schemaAt(schema, [name]));
    const isText = (typeof value === "number" || typeof value === "boolean") && types.includes(typeOf(value, types));
    return isText && !types.includes("string") ? String(value) : value;
  });
}

/** Texts of numbers and booleans as what the schema says. */
function inTypes(record: JsonObject, schema: Schema): JsonObject {
  return mapFields(record, (value, name) => {
    const types = typesOf(schemaAt(schema, [name]));
    if (typeof value === "number" && types.length > 0 && types.every((type) => type === "string")) return String(value);
    if (typeof value !== "string" || types.includes("string")) return value;
    if (types.includes("boolean") && /^(true|false)$/.test(value)) return value === "true";
    const isNumber = types.includes("integer") || types.includes("number");
    return isNumber && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  });
}

function typeOf(value: number | boolean, types: readonly string[]): string {
  if (typeof value === "boolean") return "boolean";
  return Number.isInteger(value) && types.includes("integer") ? "integer" : "number";
}

function mapFields(record: JsonObject, map: (value: unknown, name: string) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]));
}
