import { isList, isObject } from "../../model/json.js";
import type { ItemsModel } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { itemPlan, type ItemPlan } from "./items.js";

export interface Envelope {
  /** Keys of the path to the records; none: the body itself. */
  readonly keys: readonly string[];
  /** One object instead of a list. */
  readonly single: boolean;
  /** What the records have from around them. */
  readonly items?: ItemsModel | undefined;
  /** What else stands in the body. */
  readonly extras: readonly { readonly keys: readonly string[]; readonly value: unknown }[];
}

/** A body that has the records where the model says they are. */
export function bodyOf(records: readonly JsonObject[], { keys, single, items, extras }: Envelope): unknown {
  const wrapped = wrap(records, keys, single, itemPlan(keys, items));
  return extras.reduce((body, { keys: place, value }) => put(body, place, value), wrapped);
}

/** A wildcard becomes a list of objects; as the last key, or where its keys are a field, an object. */
function wrap(records: readonly JsonObject[], keys: readonly string[], single: boolean, plan: ItemPlan): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return single ? (plan.leaf(records[0]) ?? null) : records.map(plan.leaf);
  if (key !== "*") return within(key, wrap(records, rest, single, plan));
  const { star, below } = plan.next();
  if (rest.length === 0) {
    const name = (record: JsonObject, index: number) =>
      star === undefined ? `item${index + 1}` : String(record[star]);
    return Object.fromEntries(records.map((record, index) => [name(record, index), below.leaf(record)]));
  }
  const isOne = isOneEach(rest);
  if (star !== undefined) {
    const groups = [...groupBy(records, (record) => String(record[star]))];
    return Object.fromEntries(
      groups.map(([name, group]) => [name, below.around(group, wrap(group, rest, isOne, below))]),
    );
  }
  const groups = below.hasOuter && !isOne ? runsOf(records, below) : groupsOf(records, rest);
  return groups.map((group) => below.around(group, wrap(group, rest, isOne, below)));
}

/** `edges.*.node` holds one record each; `groups.*.items` holds some. */
function groupsOf(records: readonly JsonObject[], rest: readonly string[]): (readonly JsonObject[])[] {
  if (isOneEach(rest)) return records.map((record) => [record]);
  const half = Math.ceil(records.length / 2);
  return [records.slice(0, half), [], records.slice(half)];
}

/** Neighbours that are inside the same element. */
function runsOf(records: readonly JsonObject[], { sameOuter }: ItemPlan): JsonObject[][] {
  const runs: JsonObject[][] = [];
  for (const record of records) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    if (run !== undefined && first !== undefined && sameOuter(first, record)) run.push(record);
    else runs.push([record]);
  }
  return runs;
}

/** By name, in the order of their first records; a name may be anything. */
function groupBy(
  records: readonly JsonObject[],
  name: (record: JsonObject) => string,
): ReadonlyMap<string, readonly JsonObject[]> {
  const groups = new Map<string, JsonObject[]>();
  for (const record of records) groups.set(name(record), [...(groups.get(name(record)) ?? []), record]);
  return groups;
}

function isOneEach(rest: readonly string[]): boolean {
  return !rest.includes("*") && !(rest.at(-1) ?? "").endsWith("s");
}

/** An object with one key, or the list that a number is an index of. */
function within(key: string, inner: unknown): unknown {
  if (!/^\d+$/.test(key)) return { [key]: inner };
  return [...Array.from({ length: Number(key) }, () => null), inner];
}

/** The body with a value at a path. A body that is a list has no place for it; the model is wrong then. */
function put(body: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (isList(body) && /^\d+$/.test(key))
    return body.map((item, at) => (at === Number(key) ? put(item, rest, value) : item));
  if (!isObject(body) && body !== undefined && body !== null) {
    throw new Error(
      `The records are a list, so nothing can stand at "${keys.join(".")}": correct records or pagination.from.`,
    );
  }
  const inner = isObject(body) && Object.hasOwn(body, key) ? body[key] : undefined;
  return Object.fromEntries([...Object.entries(body ?? {}), [key, put(inner, rest, value)]]);
}
