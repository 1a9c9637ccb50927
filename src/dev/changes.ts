import { isDeepStrictEqual } from "node:util";
import { isList } from "../model/json.js";
import type { JsonObject } from "../protocol/messages.js";

/**
 * What is different between two reads of a stream, in one line. Records are matched by primary key, or by their place when
 * the stream has none.
 */
export function describeChanges(
  before: readonly JsonObject[],
  after: readonly JsonObject[],
  primaryKey: readonly (readonly string[])[],
): string {
  const old = keyed(before, primaryKey);
  const now = keyed(after, primaryKey);
  const added = [...now.keys()].filter((key) => !old.has(key)).length;
  const removed = [...old.keys()].filter((key) => !now.has(key)).length;
  const fields = [...now].flatMap(([key, record]) => {
    const previous = old.get(key);
    return previous === undefined ? [] : [differingFields(previous, record)];
  });
  const changed = fields.filter((names) => names.length > 0);
  const parts = [
    ...(added > 0 ? [`${added} more`] : []),
    ...(removed > 0 ? [`${removed} fewer`] : []),
    ...(changed.length > 0 ? [`${changed.length} differ in ${[...new Set(changed.flat())].join(", ")}`] : []),
  ];
  return parts.length === 0 ? "The same records as before." : `Records since the last save: ${parts.join("; ")}.`;
}

/** The primary key that `discover` tells, as paths. */
export function primaryKeyOf(definition: JsonObject): readonly (readonly string[])[] {
  const key = definition["source_defined_primary_key"];
  return isList(key) ? key.filter(isList).map((path) => path.map(String)) : [];
}

function keyed(records: readonly JsonObject[], primaryKey: readonly (readonly string[])[]): Map<string, JsonObject> {
  return new Map(
    records.map((record, place) => {
      const key = primaryKey.length === 0 ? place : primaryKey.map((path) => valueAt(record, path));
      return [JSON.stringify(key), record];
    }),
  );
}

function valueAt(record: JsonObject, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), record);
}

function isRecord(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null;
}

function differingFields(before: JsonObject, after: JsonObject): string[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
}
