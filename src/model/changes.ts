import { isObject } from "./json.js";
import { pathKeys } from "./path.js";
import type { ChangesModel, Schema } from "./types.js";

/**
 * The schema of records as the API sends them, from that of records as they are passed on: fields have their old names, and those that
 * are added are not there. What is removed is in neither.
 */
export function schemaBefore(schema: Schema, { add = {}, rename = {} }: ChangesModel): Schema {
  const properties = schema["properties"];
  if (!isObject(properties)) return schema;
  const before = new Map(Object.entries(rename).map(([from, to]) => [to, from]));
  const entries = Object.entries(properties).flatMap(([name, property]): [string, unknown][] => {
    if (Object.hasOwn(add, name)) return [];
    const from = pathKeys(before.get(name) ?? name);
    // A field that was nested has no place here; what was beside it keeps its own.
    return from.length === 1 || !before.has(name) ? [[before.get(name) ?? name, property]] : [];
  });
  return { ...schema, properties: Object.fromEntries(entries) };
}
