import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";
import { compareInstants, instantOf, type Instant } from "./instant.js";
import type { TimeFormat } from "./types.js";
import { createTies, tieLimit, writeTies, type KnownTies, type Tie } from "./ties.js";
import type { SliceCursor } from "./types.js";

/** A value of the cursor: the instant, and how the API wrote it. */
export interface Point {
  readonly instant: Instant;
  readonly value: unknown;
}

/** What the slices of a stream count together. */
export interface SliceCounts {
  ignored: number;
  withoutValue: number;
  unordered: number;
  overflowed: number;
}

export interface DatetimeSliceOptions {
  readonly stream: string;
  /** Name of the field, in messages and in the state. */
  readonly field: string;
  readonly format: TimeFormat;
  readonly ascending: boolean;
  /** With a primary key a known tie is dropped however often it comes; without, as often as it was delivered. */
  readonly keyed: boolean;
  readonly query: SliceCursor["query"];
  readonly variables: SliceCursor["variables"];
  /** Records before it are left out. */
  readonly lower: Instant | undefined;
  /** Where the state stands. */
  readonly base: Point | undefined;
  readonly known: KnownTies;
  readonly read: (record: JsonObject) => unknown;
  readonly hash: (record: JsonObject) => string;
  readonly counts: SliceCounts;
}

/**
 * Follows a slice's records. The state's value is the highest that was seen, but it never goes beyond the time at which the records
 * were asked for (in any order but ascending: the first of them): what changes while a list is read may stand behind us. Delivered
 * records at that value or beyond are the ties.
 */
export function createDatetimeSlice(options: DatetimeSliceOptions): SliceCursor {
  const { stream, field, format, ascending, keyed, lower, base, known, read, hash, counts } = options;
  const ties = createTies(hash);
  const knownUntil = latest(known);
  const matched = new Map<string, number>();
  let ceiling: Instant | undefined;
  let highest = base;
  let moved = false;
  let ordered = ascending;
  let last: Point | undefined;

  return { query: options.query, variables: options.variables, page, observe, checkpoint, final };

  function page(requestedAt: number): void {
    if (ceiling !== undefined && !ascending) return;
    const asked = instantOf(requestedAt);
    // As the state will hold it, cut to what the format can say.
    const written = format.parse(format.write(asked, highest?.value)) ?? asked;
    if (ceiling === undefined || compareInstants(written, ceiling) > 0) ceiling = written;
  }

  function observe(record: JsonObject): boolean {
    const value = read(record);
    if (value === undefined || value === null || value === "") {
      counts.withoutValue += 1;
      return true;
    }
    const point = last !== undefined && last.value === value ? last : pointOf(value);
    if (ascending && ordered && last !== undefined && compareInstants(point.instant, last.instant) < 0) breakOrder();
    last = point;
    if (lower !== undefined && compareInstants(point.instant, lower) < 0) {
      counts.ignored += 1;
      return false;
    }
    return note(point, record);
  }

  /** Raises the highest value, remembers ties, and says whether the record is new. */
  function note(point: Point, record: JsonObject): boolean {
    const own = mayBeKnown(point) ? hash(record) : undefined;
    if (highest === undefined || compareInstants(point.instant, highest.instant) > 0) raise(point, record, own);
    else if (compareInstants(point.instant, floor()) >= 0) ties.add(tieOf(point, record, own));
    if (own === undefined || !isKnown(own)) return true;
    counts.ignored += 1;
    return false;
  }

  function raise(point: Point, record: JsonObject, own: string | undefined): void {
    highest = point;
    moved = true;
    const at = floor();
    if (at === point.instant) {
      ties.restart(tieOf(point, record, own));
      return;
    }
    ties.keepFrom(at);
    ties.add(tieOf(point, record, own));
  }

  /** Where the state may stand: the highest value, or the ceiling where that is lower, but never before the base. */
  function floor(): Instant {
    const top = highest?.instant ?? instantOf(-Infinity);
    if (ceiling === undefined || compareInstants(top, ceiling) <= 0) return top;
    return base !== undefined && compareInstants(ceiling, base.instant) < 0 ? base.instant : ceiling;
  }

  function mayBeKnown({ instant }: Point): boolean {
    if (knownUntil === undefined || base === undefined) return false;
    return compareInstants(instant, base.instant) >= 0 && compareInstants(instant, knownUntil) <= 0;
  }

  function isKnown(own: string): boolean {
    const tie = known.get(own);
    if (tie === undefined) return false;
    const times = matched.get(own) ?? 0;
    if (!keyed && times >= tie.count) return false;
    matched.set(own, times + 1);
    return true;
  }

  function pointOf(value: unknown): Point {
    const instant = format.parse(value);
    if (instant !== undefined) return { instant, value };
    throw new ConnectorError({
      code: "CURSOR_VALUE",
      failureType: "system_error",
      message: `Stream "${stream}": the cursor field "${field}" has ${JSON.stringify(value)}, which is ${format.explain(value)}`,
    });
  }

  function breakOrder(): void {
    ordered = false;
    counts.unordered += 1;
  }

  function checkpoint(): JsonObject | undefined {
    return ordered ? state() : undefined;
  }

  function final(): JsonObject {
    return state();
  }

  function state(): JsonObject {
    if (highest === undefined) return {};
    const at = floor();
    const value =
      at === highest.instant ? highest.value : at === base?.instant ? base.value : format.write(at, highest.value);
    if (ties.overflowed()) counts.overflowed += 1;
    const list = writeTies([...ties.list(), ...unseen(at)].slice(0, tieLimit), at);
    return { [field]: value, ...(list.length === 0 ? {} : { _ties: list }) };
  }

  /** Known ties that did not come again, but may. */
  function unseen(at: Instant): Tie[] {
    if (known.size === 0) return [];
    const rest: Tie[] = [];
    for (const [own, { instant, value, count }] of known) {
      if (moved && compareInstants(instant, at) < 0) continue;
      const left = keyed ? (matched.has(own) ? 0 : 1) : count - (matched.get(own) ?? 0);
      for (let index = 0; index < left; index += 1) rest.push({ instant, value, hash: own, record: undefined });
    }
    return rest;
  }
}

function tieOf({ instant, value }: Point, record: JsonObject, hash: string | undefined): Tie {
  return { instant, value, hash, record };
}

function latest(known: KnownTies): Instant | undefined {
  let until: Instant | undefined;
  for (const { instant } of known.values()) {
    if (until === undefined || compareInstants(instant, until) > 0) until = instant;
  }
  return until;
}
