import { isList, isObject } from "@create-connector/cdk/model";

/** What stands at a path, `*` for every element or value; an array at the end is spread: one object there is one record. */
export function valuesAt(value: unknown, keys: readonly string[]): unknown[] {
  const [key, ...rest] = keys;
  if (key === undefined) return isList(value) ? [...value] : [value];
  if (key === "*") {
    if (isList(value)) return value.flatMap((item) => valuesAt(item, rest));
    return isObject(value) ? Object.values(value).flatMap((item) => valuesAt(item, rest)) : [];
  }
  return isObject(value) && Object.hasOwn(value, key) ? valuesAt(value[key], rest) : [];
}

/** One value of a record; undefined when it is not there. */
export function valueAt(value: unknown, keys: readonly string[]): unknown {
  let at = value;
  for (const key of keys) {
    if (!isObject(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

export type JsonRecord = { readonly [key: string]: unknown };

/** Where records hold single values, nested objects included, in the order in which they are first seen; no deeper than `depth`. */
export function columnsOf(records: readonly JsonRecord[], depth: number): string[][] {
  const columns = new Map<string, string[]>();
  const visit = (value: JsonRecord, before: readonly string[]): void => {
    for (const [key, item] of Object.entries(value)) {
      const keys = [...before, key];
      if (isObject(item)) {
        if (keys.length < depth) visit(item, keys);
      } else if (!isList(item)) columns.set(JSON.stringify(keys), keys);
    }
  };
  for (const record of records) visit(record, []);
  return [...columns.values()];
}
