import { isList, isObject } from "../../model/json.js";
import type { JsonObject } from "../../protocol/messages.js";

/** The value that stands at `keys`, or undefined. Numbers are indexes of lists; there are no wildcards here. */
export function read(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((found, key) => {
    if (isList(found)) return found[Number(key)];
    return isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }, value);
}

/** A copy of the record with `value` at `keys`; objects are made on the way where there are none. */
export function withValue(record: JsonObject, keys: readonly string[], value: unknown): JsonObject {
  const [key, ...rest] = keys;
  if (key === undefined) return record;
  const inner = Object.hasOwn(record, key) ? record[key] : undefined;
  const next = rest.length === 0 ? value : withValue(isObject(inner) ? { ...inner } : {}, rest, value);
  return Object.fromEntries([...Object.entries(record), [key, next]]);
}

/** A copy of the record without some of its own fields. */
export function withoutFields(record: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field)));
}

/** Records are never changed in place, and are compared again and again. */
const texts = new WeakMap<object, string>();

/** A value as JSON with sorted keys, so that equal values give equal texts. */
export function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const result = JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
  texts.set(value, result);
  return result;
}

/** A scalar as the API would write it in a path. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
