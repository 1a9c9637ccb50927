import { childOf, isObject } from "./path.js";

/** What stands at a path: the records, or the place where the path ends too early. */
export type Located =
  | { readonly records: readonly unknown[] }
  /** `at`: keys up to the place; `found`: what is there; `missing`: the key that it lacks. None: a scalar where records should be. */
  | { readonly at: readonly string[]; readonly found: unknown; readonly missing?: string };

/**
 * The records at a path, without copying any. `*` stands for every element of an array or every value of an object; no keys: the
 * body itself. An array holds the records; one object is one record; null, there or on the way, is no record.
 *
 * A key that is missing is not "no records": it is reported, so that a wrong path never reads as an empty stream. Below a `*` it
 * is reported when no element has it.
 */
export function locateRecords(body: unknown, keys: readonly string[], at: readonly string[] = []): Located {
  const [key, ...rest] = keys;
  if (body === null) return { records: [] };
  if (key === undefined) return recordsIn(body, at);
  if (key === "*") return everyChild(body, rest, at);
  const child = childOf(body, key);
  if (child === undefined) return { at, found: body, missing: key };
  return locateRecords(child, rest, [...at, key]);
}

function recordsIn(value: unknown, at: readonly string[]): Located {
  if (Array.isArray(value)) return { records: value };
  return isObject(value) ? { records: [value] } : { at, found: value };
}

function everyChild(value: unknown, rest: readonly string[], at: readonly string[]): Located {
  if (typeof value !== "object" || value === null) return { at, found: value, missing: "*" };
  // The elements themselves are the records: no need for a second list.
  if (rest.length === 0 && Array.isArray(value) && !value.some(Array.isArray)) return { records: value };
  const children: unknown[] = Object.values(value);
  const records: unknown[] = [];
  let failed: Located | undefined;
  let reached = children.length === 0;
  for (const child of children) {
    const located = locateRecords(child, rest, [...at, "*"]);
    if (!("records" in located)) {
      failed ??= located;
      continue;
    }
    reached = true;
    for (const record of located.records) records.push(record);
  }
  return reached || failed === undefined ? { records } : failed;
}
