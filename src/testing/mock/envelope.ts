import { isList, isObject } from "../../model/json.js";
import type { JsonObject } from "../../protocol/messages.js";

export interface Envelope {
  /** Keys of the path to the records; none: the body itself. */
  readonly keys: readonly string[];
  /** One object instead of a list. */
  readonly single: boolean;
  /** What else stands in the body. */
  readonly extras: readonly { readonly keys: readonly string[]; readonly value: unknown }[];
}

/** A body that has the records where the model says they are. */
export function bodyOf(records: readonly JsonObject[], { keys, single, extras }: Envelope): unknown {
  const wrapped = wrap(records, keys, single);
  return extras.reduce((body, { keys: place, value }) => put(body, place, value), wrapped);
}

/** A wildcard becomes a list of objects; as the last key, an object whose values are the records. */
function wrap(records: readonly JsonObject[], keys: readonly string[], single: boolean): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return single ? (records[0] ?? null) : records;
  if (key !== "*") return within(key, wrap(records, rest, single));
  if (rest.length === 0) return Object.fromEntries(records.map((record, index) => [`item${index + 1}`, record]));
  return groupsOf(records, rest).map((group) => wrap(group, rest, isOneEach(rest)));
}

/** `edges.*.node` holds one record each; `groups.*.items` holds some. */
function groupsOf(records: readonly JsonObject[], rest: readonly string[]): (readonly JsonObject[])[] {
  if (isOneEach(rest)) return records.map((record) => [record]);
  const half = Math.ceil(records.length / 2);
  return [records.slice(0, half), [], records.slice(half)];
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
