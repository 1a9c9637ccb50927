import { ExactNumber } from "../protocol/exact.js";

/** The value under `keys`, or undefined when a key on the way is missing. A number reads an array's element. No wildcards. */
export function valueAt(value: unknown, keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) found = childOf(found, key);
  return found;
}

/** The value under one key of an object or one index of an array; undefined when there is none. Inherited keys do not count. */
export function childOf(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return isIndex(key) ? elementOf(value, Number(key)) : undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}

function isIndex(key: string): boolean {
  return /^(0|[1-9][0-9]*)$/.test(key);
}

function elementOf(list: readonly unknown[], index: number): unknown {
  return list[index];
}
