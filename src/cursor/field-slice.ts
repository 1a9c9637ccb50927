import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";
import { createTies, tieLimit, writeTies, type KnownTies, type Tie } from "./ties.js";
import type { Point, Scale, SliceCursor } from "./types.js";

/** What the slices of a stream count together. */
export interface SliceCounts {
  ignored: number;
  withoutValue: number;
  unordered: number;
  overflowed: number;
}

export interface FieldSliceOptions<Place> {
  readonly stream: string;
  /** Name of the field, in messages and in the state. */
  readonly field: string;
  readonly scale: Scale<Place>;
  readonly order: "ascending" | "descending" | "none";
  /** Leave a list, newest first, at the first page that is wholly older. */
  readonly stopEarly: boolean;
  /** With a primary key a known tie is dropped however often it comes; without, as often as it was delivered. */
  readonly keyed: boolean;
  readonly ask: Pick<SliceCursor, "query" | "variables">;
  /** Records before it are left out. */
  readonly lower: Place | undefined;
  /** Records after it are left out: where reading is to end. */
  readonly upper: Place | undefined;
  /** The state goes no further: what comes behind it is asked for again (the end of a window that others follow). */
  readonly limit?: Place;
  /** Where the state stands. */
  readonly base: Point<Place> | undefined;
  readonly known: KnownTies<Place>;
  /** The highest value that an earlier run met. What stood before it was there when this run began. */
  readonly seen?: Place | undefined;
  readonly read: (record: JsonObject) => unknown;
  readonly hash: (record: JsonObject) => string;
  readonly counts: SliceCounts;
}

/**
 * Follows a slice's records. The state's value is the highest that was seen, but it never goes beyond what was there when the records
 * were asked for (see `Scale.now`; in any order but ascending: when the first of them were), since what changes while a list is read
 * may stand behind us. Delivered records at that value or beyond are the ties.
 */
export function createFieldSlice<Place>(options: FieldSliceOptions<Place>): SliceCursor {
  const { stream, field, scale, order, stopEarly, keyed, lower, upper, limit, base, known } = options;
  const { seen, read, hash, counts } = options;
  const { compare } = scale;
  const ties = createTies<Place>(hash, compare);
  const knownUntil = latest(known, compare);
  const matched = new Map<string, number>();
  /** What was there when the first page was asked for, and the last. */
  let first: Place | undefined;
  let ceiling: Place | undefined;
  let highest = base;
  let moved = false;
  let ordered = order === "ascending";
  let newestFirst = stopEarly;
  let pages = 0;
  /** Records of this page, and those of them that lie before the lower bound. */
  let onPage = 0;
  let older = 0;
  let last: Point<Place> | undefined;

  return {
    ...options.ask,
    resumed: base !== undefined,
    careful: stopEarly && lower !== undefined,
    page,
    observe,
    enough,
    advance: () => false,
    checkpoint,
    final,
  };

  function page(requestedAt: number): void {
    pages += 1;
    onPage = 0;
    older = 0;
    const there = scale.now?.(requestedAt, highest?.value);
    if (there === undefined) {
      // Values that no clock makes: what the first page showed was there when the others were asked for.
      if (pages === 2) first = later(highest?.place, seen);
      return;
    }
    if (first === undefined) first = there;
    if (ceiling === undefined || compare(there, ceiling) > 0) ceiling = there;
  }

  function observe(record: JsonObject): boolean {
    const value = read(record);
    onPage += 1;
    if (value === undefined || value === null || value === "") {
      counts.withoutValue += 1;
      return true;
    }
    const point = last !== undefined && last.value === value ? last : pointOf(value);
    if (last !== undefined && (ordered || newestFirst)) checkOrder(compare(point.place, last.place));
    last = point;
    if (lower !== undefined && compare(point.place, lower) < 0) {
      older += 1;
      counts.ignored += 1;
      return false;
    }
    if (upper !== undefined && compare(point.place, upper) > 0) {
      counts.ignored += 1;
      return false;
    }
    return note(point, record);
  }

  /** Raises the highest value, remembers ties, and says whether the record is new. */
  function note(point: Point<Place>, record: JsonObject): boolean {
    const own = mayBeKnown(point) ? hash(record) : undefined;
    if (highest === undefined || compare(point.place, highest.place) > 0) raise(point, record, own);
    else if (compare(point.place, floor(highest.place)) >= 0) ties.add(tieOf(point, record, own));
    if (own === undefined || !isKnown(own)) return true;
    counts.ignored += 1;
    return false;
  }

  function raise(point: Point<Place>, record: JsonObject, own: string | undefined): void {
    highest = point;
    moved = true;
    const at = floor(point.place);
    if (at === point.place) {
      ties.restart(tieOf(point, record, own));
      return;
    }
    ties.keepFrom(at);
    ties.add(tieOf(point, record, own));
  }

  /** Where the state may stand: the highest value, or the ceiling where that is lower, but never before the base. */
  function floor(top: Place): Place {
    const highestSafe = earlier(ordered ? ceiling : first, limit);
    if (highestSafe === undefined || compare(top, highestSafe) <= 0) return top;
    return base !== undefined && compare(highestSafe, base.place) < 0 ? base.place : highestSafe;
  }

  function earlier(a: Place | undefined, b: Place | undefined): Place | undefined {
    if (a === undefined || b === undefined) return a ?? b;
    return compare(a, b) < 0 ? a : b;
  }

  function later(a: Place | undefined, b: Place | undefined): Place | undefined {
    if (a === undefined || b === undefined) return a ?? b;
    return compare(a, b) > 0 ? a : b;
  }

  function mayBeKnown({ place }: Point<Place>): boolean {
    if (knownUntil === undefined || base === undefined) return false;
    return compare(place, base.place) >= 0 && compare(place, knownUntil) <= 0;
  }

  function isKnown(own: string): boolean {
    const tie = known.get(own);
    if (tie === undefined) return false;
    const times = matched.get(own) ?? 0;
    if (!keyed && times >= tie.count) return false;
    matched.set(own, times + 1);
    return true;
  }

  function pointOf(value: unknown): Point<Place> {
    const place = scale.parse(value);
    if (place !== undefined) return { place, value };
    throw new ConnectorError({
      code: "CURSOR_VALUE",
      failureType: "system_error",
      message: `Stream "${stream}": the cursor field "${field}" has ${JSON.stringify(value)}, which is ${scale.explain(value)}`,
    });
  }

  /** `step`: from the record before to this one. */
  function checkOrder(step: number): void {
    if (ordered ? step >= 0 : step <= 0) return;
    ordered = false;
    newestFirst = false;
    counts.unordered += 1;
  }

  /** A page that is wholly older: all that follow are. Records at the bound itself are not older, so ties are still read. */
  function enough(): boolean {
    return newestFirst && onPage > 0 && older === onPage;
  }

  function checkpoint(): JsonObject | undefined {
    return ordered ? state() : undefined;
  }

  function final(): JsonObject {
    return state();
  }

  function state(): JsonObject {
    if (highest === undefined) return {};
    const at = floor(highest.place);
    if (ties.overflowed()) counts.overflowed += 1;
    const list = writeTies([...ties.list(at), ...unseen(at)].slice(0, tieLimit), at, compare);
    const beyond = scale.now === undefined && compare(highest.place, at) > 0;
    return {
      [field]: valueAt(at),
      ...(list.length === 0 ? {} : { _ties: list }),
      ...(beyond ? { _seen: highest.value } : {}),
    };
  }

  function valueAt(at: Place): unknown {
    if (at === highest?.place) return highest.value;
    return at === base?.place ? base.value : scale.write(at, highest?.value);
  }

  /** Known ties that did not come again, but may. */
  function unseen(at: Place): Tie<Place>[] {
    if (known.size === 0) return [];
    const rest: Tie<Place>[] = [];
    for (const [own, { place, value, count }] of known) {
      if (moved && compare(place, at) < 0) continue;
      const left = keyed ? (matched.has(own) ? 0 : 1) : count - (matched.get(own) ?? 0);
      for (let index = 0; index < left; index += 1) rest.push({ place, value, hash: own, record: undefined });
    }
    return rest;
  }
}

function tieOf<Place>({ place, value }: Point<Place>, record: JsonObject, hash: string | undefined): Tie<Place> {
  return { place, value, hash, record };
}

function latest<Place>(known: KnownTies<Place>, compare: (a: Place, b: Place) => number): Place | undefined {
  let until: Place | undefined;
  for (const { place } of known.values()) {
    if (until === undefined || compare(place, until) > 0) until = place;
  }
  return until;
}
