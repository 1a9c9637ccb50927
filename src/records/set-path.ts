import type { JsonObject } from "../protocol/messages.js";

/** Sets a field, in place; objects on the way are made where there are none. Names of Object.prototype are fields like others. */
export function setPath(record: JsonObject, keys: readonly string[], value: unknown): void {
  const [key, ...rest] = keys;
  if (key === undefined) return;
  if (rest.length === 0) {
    setField(record, key, value);
    return;
  }
  const known = Object.hasOwn(record, key) ? record[key] : undefined;
  const inner = isPlainObject(known) ? known : {};
  if (inner !== known) setField(record, key, inner);
  setPath(inner, rest, value);
}

/** Takes a field out, in place; `*` stands for every element or value. What is not there is passed over. */
export function removePath(value: unknown, keys: readonly string[]): void {
  const [key, ...rest] = keys;
  if (key === undefined || typeof value !== "object" || value === null) return;
  if (rest.length === 0 && key !== "*") {
    if (!Array.isArray(value)) Reflect.deleteProperty(value, key);
    return;
  }
  const children: unknown[] = key === "*" ? Object.values(value) : isPlainObject(value) ? [own(value, key)] : [];
  for (const child of children) removePath(child, rest);
}

/** A plain assignment to `__proto__` would change what the record is. */
export function setField(record: JsonObject, name: string, value: unknown): void {
  if (name !== "__proto__") record[name] = value;
  else Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
}

function own(value: JsonObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isPlainObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
