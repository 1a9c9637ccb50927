import { pathKeys } from "../../model/path.js";
import { cursorOrder } from "../../model/cursor.js";
import type { FieldCursorModel } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { followingText, valueKind } from "./cursor-kinds.js";
import type { Instant } from "./dates.js";
import { read, withValue } from "./paths.js";

/** How many neighbours share one cursor value, over and over. */
const clusters = [2, 1, 3, 1];

export interface CursorList {
  readonly cursor: FieldCursorModel;
  /** Where a first read starts. */
  readonly start: Instant | undefined;
  /** Records from this index on are the mock's own: their cursor values may be chosen. */
  readonly own: number;
  /** Where pages begin. */
  readonly borders: readonly number[];
  /** How a value is written, where the records have none. */
  readonly sample: unknown;
  /** No two records share a value. */
  readonly unique: boolean;
}

/**
 * Gives every record a cursor value and puts the list in the model's order. Values that fixtures have are kept; the others come
 * in clusters of up to three equal ones, and a cluster lies across each page's border. They lie before the fixtures (no value is
 * in the future), and after them only where that would be before the start of a first read.
 */
export function withCursorValues(records: readonly JsonObject[], list: CursorList): JsonObject[] {
  const { cursor, own } = list;
  const keys = pathKeys(cursor.field);
  const instants = records.map((record, index) => (index < own ? instantOf(record, cursor) : undefined));
  const sample = read(records[instants.findIndex((instant) => instant !== undefined)], keys) ?? list.sample;
  const missing = instants.filter((instant) => instant === undefined).length;
  const fresh = freshInstants(missing, instants.filter(isInstant), list, sample);
  const all = records.map((record, index) => {
    const known = instants[index];
    return { record, instant: known ?? fresh.shift() ?? 0n, own: known === undefined };
  });
  all.sort((a, b) => compare(a.instant, b.instant));
  if (!list.unique) for (const border of ascendingBorders(list, all.length)) tie(all, border);
  const done = all.map((item) => {
    return item.own ? withValue(item.record, keys, valueKind(cursor).write(item.instant, sample)) : item.record;
  });
  return inOrder(done, cursor);
}

/** The instant at the record's cursor. */
export function instantOf(record: JsonObject, cursor: FieldCursorModel): Instant | undefined {
  const ofCursor = instants.get(cursor) ?? new WeakMap<JsonObject, { readonly instant: Instant | undefined }>();
  instants.set(cursor, ofCursor);
  const known = ofCursor.get(record) ?? { instant: valueKind(cursor).parse(read(record, pathKeys(cursor.field))) };
  ofCursor.set(record, known);
  return known.instant;
}

/** Each request compares the same records again, and records are never changed in place. */
const instants = new WeakMap<FieldCursorModel, WeakMap<JsonObject, { readonly instant: Instant | undefined }>>();

/** The list as the API gives it: sorted where an order is declared, else mixed (always the same way). */
export function inOrder(records: readonly JsonObject[], cursor: FieldCursorModel): JsonObject[] {
  const order = cursorOrder(cursor);
  if (order === "none") return mixed(records);
  const sorted = [...records].sort((a, b) => compare(instantOf(a, cursor) ?? 0n, instantOf(b, cursor) ?? 0n));
  return order === "ascending" ? sorted : sorted.reverse();
}

function freshInstants(count: number, known: readonly Instant[], list: CursorList, sample: unknown): Instant[] {
  const { cursor, start, unique } = list;
  const kind = valueKind(cursor);
  const newest = later(known.reduce(later, known[0] ?? 0n), start ?? 0n);
  if (cursor.type === "string") return freshTexts(count, newest, cursor);
  const unit = kind.unit(sample);
  const step = unit > kind.step ? unit : (kind.step / unit) * unit;
  const cluster = (index: number) => (unique ? index : clusterOf(index));
  const oldest = known.reduce(earlier, known[0] ?? kind.first);
  const floor = start ?? 0n;
  const before = oldest - BigInt(cluster(count - 1) + 1) * step;
  const first = before >= floor ? before : roundUp(newest, unit) + step;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => first + BigInt(cluster(index)) * step);
}

function freshTexts(count: number, newest: Instant, cursor: FieldCursorModel): Instant[] {
  const { parse, write, first } = valueKind(cursor);
  const text = String(write(newest === 0n ? first : newest, undefined));
  return Array.from({ length: Math.max(count, 0) }, (_, index) => parse(followingText(text, index)) ?? first);
}

function clusterOf(index: number): number {
  const perRound = clusters.reduce((sum, size) => sum + size, 0);
  let rest = ((index % perRound) + perRound) % perRound;
  let cluster = Math.floor(index / perRound) * clusters.length;
  for (const size of clusters) {
    if (rest < size) return cluster;
    rest -= size;
    cluster += 1;
  }
  return cluster;
}

/** Borders as places in the ascending list: the record there and the one before are on different pages. */
function ascendingBorders({ cursor, borders }: CursorList, count: number): number[] {
  return borders.map((border) => (cursorOrder(cursor) === "descending" ? count - border : border));
}

function tie(all: { instant: Instant; readonly own: boolean }[], border: number): void {
  const [before, after] = [all[border - 1], all[border]];
  if (before === undefined || after === undefined) return;
  if (after.own) after.instant = before.instant;
  else if (before.own) before.instant = after.instant;
}

/** Every third record first, then the next ones: neighbours in time are far from each other. */
function mixed(records: readonly JsonObject[]): JsonObject[] {
  return [1, 0, 2].flatMap((third) => records.filter((_record, index) => index % 3 === third));
}

function roundUp(instant: Instant, unit: Instant): Instant {
  return instant % unit === 0n ? instant : instant - (instant % unit) + unit;
}

function compare(a: Instant, b: Instant): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function isInstant(value: Instant | undefined): value is Instant {
  return value !== undefined;
}
