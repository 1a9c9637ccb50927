import { isList, isObject, type JsonObject } from "@create-connector/cdk/model";
import { UserError } from "../errors.js";

/**
 * `over` laid on `base`: objects are merged key by key, anything else replaces. Neither is changed. Keys such as `__proto__` stay
 * ordinary keys: nothing here assigns, so no prototype is ever touched.
 */
export function mergeDeep(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isObject(base) || !isObject(over)) return over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  const entries = [...keys].map((key): [string, unknown] => [key, mergeDeep(ownValue(base, key), ownValue(over, key))]);
  return Object.fromEntries(entries);
}

/** Objects merged one after the other; later ones win. */
export function mergeObjects(...objects: readonly unknown[]): JsonObject {
  const merged = objects.reduce((base: unknown, over) => mergeDeep(base, over), {});
  return isObject(merged) ? { ...merged } : {};
}

/** `value` at a place of an otherwise empty object: `["api", "baseUrl"]` → `{ api: { baseUrl: value } }`. */
export function nested(keys: readonly string[], value: unknown): unknown {
  return keys.reduceRight<unknown>((inner, key) => Object.fromEntries([[key, inner]]), value);
}

/**
 * What `--set` says: a dotted place, `=`, and a value that is JSON where it parses, else a text (`--set api.pagination.size.max=50`).
 * Where a key has dots, the place is a JSON array: `--set '["api","headers","X.Y"]=1'`.
 */
export function parseSet(text: string): JsonObject {
  const array = /^(\[.*?\])=([\s\S]*)$/.exec(text);
  const plain = /^([^=]+)=([\s\S]*)$/.exec(text);
  const keys = array === null ? plain?.[1]?.split(".") : listOfTexts(array[1] ?? "");
  const value = (array ?? plain)?.[2];
  if (keys === undefined || value === undefined || keys.length === 0 || keys.some((key) => key === "")) {
    throw new UserError(`--set ${text}: a place and a value are needed.`, ["Write --set api.pagination.size.max=50"]);
  }
  if (keys.includes("__proto__")) throw new UserError(`--set ${text}: __proto__ is no field of the model.`);
  return mergeObjects(nested(keys, valueOf(value)));
}

/** A value from the command line: JSON where it parses, else the text itself. */
export function valueOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

function listOfTexts(text: string): string[] | undefined {
  const value = valueOf(text);
  return isList(value) && value.every((item): item is string => typeof item === "string") ? [...value] : undefined;
}

function ownValue(object: { readonly [key: string]: unknown }, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
