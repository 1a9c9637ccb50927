import { keyNames } from "../model/item-faults.js";
import { pathKeys } from "../model/path.js";
import type { ItemsModel } from "../model/types.js";
import { childOf, isObject, valueAt } from "./path.js";
import type { Located } from "./records.js";

/** An element at the path to the records, and what it was met through. */
interface Item {
  readonly value: unknown;
  /** The key at each `*`, from the left; undefined where that was a list. */
  readonly keys: readonly (string | undefined)[];
  /** What the last `*` stood for. */
  readonly outer: unknown;
}

/** The elements at the path, each as an `Item`, under the same rules as `locateRecords`; scalars count where `value` takes them. */
export function locateItems(body: unknown, keys: readonly string[], { value }: ItemsModel): Located {
  return walk(body, keys, [], { keys: [], outer: undefined });

  function walk(found: unknown, path: readonly string[], at: readonly string[], way: Omit<Item, "value">): Located {
    const [key, ...rest] = path;
    if (key === undefined) return itemsIn(found, at, way);
    if (found === null) return { records: [] };
    if (key === "*") return each(found, rest, at, way);
    const child = childOf(found, key);
    if (child === undefined) return { at, found, missing: key };
    return walk(child, rest, [...at, key], way);
  }

  function itemsIn(found: unknown, at: readonly string[], way: Omit<Item, "value">): Located {
    if (Array.isArray(found)) return { records: found.map((element: unknown): Item => ({ ...way, value: element })) };
    if (isObject(found)) return { records: [{ ...way, value: found } satisfies Item] };
    if (found === null) return { records: value !== undefined && way.keys.length > 0 ? [{ ...way, value: null }] : [] };
    return value === undefined ? { at, found } : { records: [{ ...way, value: found } satisfies Item] };
  }

  function each(found: unknown, rest: readonly string[], at: readonly string[], way: Omit<Item, "value">): Located {
    const isList = Array.isArray(found);
    if (!isList && !isObject(found)) return { at, found, missing: "*" };
    const records: unknown[] = [];
    let failed: Located | undefined;
    let reached = false;
    const children: [string, unknown][] = Object.entries(found);
    for (const [key, child] of children) {
      const below = { keys: [...way.keys, isList ? undefined : key], outer: child };
      const located = walk(child, rest, [...at, "*"], below);
      if ("records" in located) for (const record of located.records) records.push(record);
      if ("records" in located) reached = true;
      else failed ??= located;
    }
    return reached || failed === undefined ? { records } : failed;
  }
}

/** Makes the record of an `Item`; what is no object, and has no field to go into, stays as it is for the caller to refuse. */
export function itemShaper(path: readonly string[], items: ItemsModel): (item: unknown) => unknown {
  const stars = path.filter((key) => key === "*").length;
  const { key = [], value: valueField } = items;
  const first = typeof key === "string" ? stars - 1 : 0;
  const names = keyNames(key).map((field, index) => [field, first + index] as const);
  const outer = Object.entries(items.outer ?? {}).map(([field, place]) => [field, pathKeys(place)] as const);
  return (item) => {
    if (!isItem(item)) return item;
    const { value, keys } = item;
    if (!isObject(value) && valueField === undefined) return value;
    const record: { [field: string]: unknown } = isObject(value) ? value : {};
    for (const [field, star] of names) if (keys[star] !== undefined) record[field] = keys[star];
    for (const [field, place] of outer) record[field] = valueAt(item.outer, place) ?? null;
    if (!isObject(value) && valueField !== undefined) record[valueField] = value;
    return record;
  };
}

function isItem(item: unknown): item is Item {
  return isObject(item) && "keys" in item && Array.isArray(item["keys"]);
}
