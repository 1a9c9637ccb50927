import type { JsonObject } from "../protocol/messages.js";
import type { Point } from "./types.js";

/** So many ties are kept in a state. */
export const tieLimit = 1000;
/** So many records are held as they are before they are hashed; most ties are gone before. */
const unhashed = 64;

/** A record that stands at the state's value or beyond. */
export interface Tie<Place> {
  readonly place: Place;
  /** The value as the API wrote it. */
  readonly value: unknown;
  hash: string | undefined;
  record: JsonObject | undefined;
}

/** The delivered records that a later run will meet again, since it asks from the state's value on. */
export interface Ties<Place> {
  add(tie: Tie<Place>): void;
  /** Forgets all others. */
  restart(tie: Tie<Place>): void;
  /** Forgets those before a place. */
  keepFrom(place: Place): void;
  /** All from a place on, with their hashes. */
  list(from: Place): readonly Tie<Place>[];
  /** Some were left out, because there are too many. */
  overflowed(): boolean;
}

/** `hash`: see `recordHash`. Records are hashed late: where values differ, each is soon forgotten. */
export function createTies<Place>(
  hash: (record: JsonObject) => string,
  compare: (a: Place, b: Place) => number,
): Ties<Place> {
  /** Where values differ, as they mostly do, there is one tie at a time: it needs no list. */
  let only: Tie<Place> | undefined;
  let ties: Tie<Place>[] = [];
  let overflowed = false;
  return {
    add(tie) {
      moveToList();
      if (ties.length >= tieLimit) {
        overflowed = true;
        return;
      }
      ties.push(tie);
      if (ties.length % unhashed === 0) hashAll();
    },
    restart(tie) {
      only = tie;
      overflowed = false;
      if (ties.length > 0) ties = [];
    },
    keepFrom(place) {
      moveToList();
      ties = ties.filter((tie) => compare(tie.place, place) >= 0);
    },
    list(from) {
      moveToList();
      hashAll();
      return ties.filter((tie) => compare(tie.place, from) >= 0);
    },
    overflowed: () => overflowed,
  };

  function moveToList(): void {
    if (only !== undefined) ties.push(only);
    only = undefined;
  }

  function hashAll(): void {
    for (const tie of ties) {
      if (tie.record === undefined) continue;
      tie.hash ??= hash(tie.record);
      tie.record = undefined;
    }
  }
}

/** Ties as they stand in a state: the hash alone for one at the state's value, else the hash, a space and its own value. */
export function writeTies<Place>(
  ties: readonly Tie<Place>[],
  at: Place,
  compare: (a: Place, b: Place) => number,
): string[] {
  return ties.map(({ place, value, hash = "" }) => (compare(place, at) === 0 ? hash : `${hash} ${String(value)}`));
}

/** The known ties of a state, by hash; `count` is how many records look the same. */
export type KnownTies<Place> = Map<string, { readonly place: Place; readonly value: unknown; count: number }>;

/** Reads what `writeTies` wrote; what cannot be read is passed over, which costs a repeat at most. */
export function readTies<Place>(
  list: unknown,
  at: Point<Place>,
  parse: (value: unknown) => Place | undefined,
): KnownTies<Place> {
  const known: KnownTies<Place> = new Map();
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  for (const entry of entries) {
    if (typeof entry !== "string") continue;
    const space = entry.indexOf(" ");
    const hash = space === -1 ? entry : entry.slice(0, space);
    const value = space === -1 ? at.value : entry.slice(space + 1);
    const place = space === -1 ? at.place : parse(value);
    if (hash === "" || place === undefined) continue;
    const same = known.get(hash);
    if (same === undefined) known.set(hash, { place, value, count: 1 });
    else same.count += 1;
  }
  return known;
}
