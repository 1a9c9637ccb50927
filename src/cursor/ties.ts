import type { JsonObject } from "../protocol/messages.js";
import { compareInstants, type Instant } from "./instant.js";

/** So many ties are kept in a state. */
export const tieLimit = 1000;
/** So many records are held as they are before they are hashed; most ties are gone before. */
const unhashed = 64;

/** A record that stands at the state's value or beyond. */
export interface Tie {
  readonly instant: Instant;
  /** The value as the API wrote it. */
  readonly value: unknown;
  hash: string | undefined;
  record: JsonObject | undefined;
}

/** The delivered records that a later run will meet again, since it asks from the state's value on. */
export interface Ties {
  add(tie: Tie): void;
  /** Forgets all others. */
  restart(tie: Tie): void;
  /** Forgets those before an instant. */
  keepFrom(instant: Instant): void;
  /** All, with their hashes. */
  list(): readonly Tie[];
  /** Some were left out, because there are too many. */
  overflowed(): boolean;
}

/** `hash`: see `recordHash`. Records are hashed late: where values differ, each is soon forgotten. */
export function createTies(hash: (record: JsonObject) => string): Ties {
  /** Where values differ, as they mostly do, there is one tie at a time: it needs no list. */
  let only: Tie | undefined;
  let ties: Tie[] = [];
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
    keepFrom(instant) {
      moveToList();
      ties = ties.filter((tie) => compareInstants(tie.instant, instant) >= 0);
    },
    list() {
      moveToList();
      hashAll();
      return ties;
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
export function writeTies(ties: readonly Tie[], at: Instant): string[] {
  return ties.map(({ instant, value, hash = "" }) =>
    compareInstants(instant, at) === 0 ? hash : `${hash} ${String(value)}`,
  );
}

/** The known ties of a state, by hash; `count` is how many records look the same. */
export type KnownTies = Map<string, { readonly instant: Instant; readonly value: unknown; count: number }>;

/** Reads what `writeTies` wrote; what cannot be read is passed over, which costs a repeat at most. */
export function readTies(
  list: unknown,
  at: { readonly instant: Instant; readonly value: unknown },
  parse: (value: unknown) => Instant | undefined,
): KnownTies {
  const known: KnownTies = new Map();
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  for (const entry of entries) {
    if (typeof entry !== "string") continue;
    const space = entry.indexOf(" ");
    const hash = space === -1 ? entry : entry.slice(0, space);
    const value = space === -1 ? at.value : entry.slice(space + 1);
    const instant = space === -1 ? at.instant : parse(value);
    if (hash === "" || instant === undefined) continue;
    const same = known.get(hash);
    if (same === undefined) known.set(hash, { instant, value, count: 1 });
    else same.count += 1;
  }
  return known;
}
