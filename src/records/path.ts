import type { JsonObject } from "../protocol/messages.js";

/**
 * A function that reads one field of a record: undefined when a key on the way is missing. Fields that were inherited
 * (`constructor`) do not count. Made once a stream, called once a record.
 */
export function fieldReader(keys: readonly string[]): (record: JsonObject) => unknown {
  const [first, ...rest] = keys;
  if (first === undefined) return (record) => record;
  if (rest.length === 0) return (record) => ownValue(record, first);
  return (record) => {
    let value = ownValue(record, first);
    for (const key of rest) {
      if (!isObject(value)) return undefined;
      value = ownValue(value, key);
    }
    return value;
  };
}

function ownValue(record: JsonObject, key: string): unknown {
  const value = record[key];
  // Only a name of Object.prototype can be read without being there; asking each time would cost more than the read.
  return typeof value === "function" || key === "__proto__" ? (Object.hasOwn(record, key) ? value : undefined) : value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
