import { cursorField, dateFormats } from "../../model/cursor.js";
import { canonical } from "./paths.js";
import { keyPaths, pathKeys } from "../../model/path.js";
import type { CursorModel, FieldCursorModel, StreamModel } from "../../model/types.js";
import { formatInstant, parseInstant, second, unitOf, type Instant } from "./dates.js";

/** What the mock API knows of the values of a kind of cursor. A place is a bigint whose order is that of the values. */
export interface ValueKind {
  /** The place of a record's value; undefined when it is none of this kind. */
  readonly parse: (value: unknown) => Instant | undefined;
  /** The place that a request names: several formats are read, but requests are made in the first. */
  readonly asked: (value: unknown) => Instant | undefined;
  /** The place of a `start` or `end`. */
  readonly boundary: (value: string) => Instant | undefined;
  /** A value, written the way `sample` is. */
  readonly write: (place: Instant, sample: unknown) => unknown;
  /** The smallest step between values. */
  readonly unit: (sample: unknown) => Instant;
  /** Between invented values. */
  readonly step: Instant;
  /** Where invented values begin when nothing is known. */
  readonly first: Instant;
  /** A value that lies beyond all others. */
  readonly future: (sample: unknown) => unknown;
}

/** Years from now. */
const year2099 = 4_070_908_800n * second;

export function valueKind(cursor: FieldCursorModel): ValueKind {
  switch (cursor.type) {
    case "datetime": {
      const formats = dateFormats(cursor);
      const [main] = formats;
      const parse = (value: unknown) =>
        formats.map((format) => parseInstant(value, format)).find((instant) => instant !== undefined);
      return {
        parse,
        asked: (value) => parseInstant(value, main),
        boundary: (value) => parseInstant(value, "iso"),
        write: (instant, sample) => formatInstant(instant, main, sample),
        unit: (sample) => unitOf(main, sample),
        step: 3_661n * second,
        first: 1_709_294_400n * second,
        future: (sample) => formatInstant(year2099, main, sample),
      };
    }
    case "number":
      return {
        parse: integerOf,
        asked: integerOf,
        boundary: integerOf,
        write: (place, sample) => (typeof sample === "string" ? String(place) : Number(place)),
        unit: () => 1n,
        step: 1n,
        first: 1001n,
        future: (sample) => (typeof sample === "string" ? "4070908800" : 4_070_908_800),
      };
    case "string":
      return {
        parse: textPlace,
        asked: textPlace,
        boundary: textPlace,
        write: textAt,
        unit: () => 1n,
        step: 1n,
        first: textPlace("0001") ?? 0n,
        future: () => "zzzzzzzz",
      };
  }
}

/** The kind of a stream's cursor; undefined where it looks at no field. */
export function fieldCursor(cursor: CursorModel | undefined): FieldCursorModel | undefined {
  return cursor === undefined || cursor.type === "syncToken" ? undefined : cursor;
}

/** No two records share a value: it is a text, which nothing stands right before, or part of the key. */
export function isUnique({ cursor, primaryKey }: Pick<StreamModel, "cursor" | "primaryKey">): boolean {
  const field = cursorField(cursor);
  if (field === undefined || cursor?.type === "datetime") return false;
  return (
    cursor?.type === "string" || keyPaths(primaryKey).some((keys) => canonical(keys) === canonical(pathKeys(field)))
  );
}

function integerOf(value: unknown): Instant | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^-?\d+$/.test(text) ? BigInt(text) : undefined;
}

/** Texts are compared up to so many characters. */
const width = 64;

/** The text as one number: its characters are the digits. */
function textPlace(value: unknown): Instant | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  return Array.from({ length: width }, (_, index) => value.charCodeAt(index) || 0).reduce(
    (place, unit) => place * 65_536n + BigInt(unit),
    0n,
  );
}

function textAt(place: Instant): string {
  const units = Array.from({ length: width }, (_, index) =>
    Number((place >> BigInt(16 * (width - 1 - index))) & 65_535n),
  );
  return String.fromCharCode(...units.filter((unit) => unit !== 0));
}

/** A text that follows `newest`, as invented ids do. */
export function followingText(newest: string, count: number): string {
  return `${newest}${String(count + 1).padStart(4, "0")}`;
}
