import type { Template } from "./types-request.js";
import type { Path } from "./words.js";

/** How a stream knows what is new. */
export type CursorModel = DatetimeCursorModel | NumberCursorModel | StringCursorModel | SyncTokenModel;
/** The kinds that look at a field of each record. */
export type FieldCursorModel = Exclude<CursorModel, SyncTokenModel>;

/**
 * A format of dates. `pattern` is built of yyyy MM dd HH mm ss SSS and literal characters; `zone` is `UTC` or an
 * offset.
 */
export type DateFormat =
  "iso" | "epochSeconds" | "epochMilliseconds" | { readonly pattern: string; readonly zone: string };

interface FieldCursor {
  readonly field: Path;
  /** Query parameter that asks for records from a value on; the same as `"{start}"` in `query`. */
  readonly param?: string;
  /** Does the filter include the boundary? Unknown or no: one unit earlier is asked for, and what is known is dropped. */
  readonly inclusive?: boolean;
  /** Order in which records come. Default none: state moves only at a slice's end. */
  readonly order?: "ascending" | "descending" | "none";
  /** A feed that comes newest first is read no further than the first page that is wholly older than the state. */
  readonly stopEarly?: boolean;
}

export interface DatetimeCursorModel extends FieldCursor {
  readonly type: "datetime";
  /** Several: each value is read by the first that fits; requests are written in the first of all. */
  readonly format: DateFormat | readonly DateFormat[];
  /** Where the first read starts, an ISO date or date-time. Default: the beginning. */
  readonly start?: Template;
  /** ISO 8601 duration, read again each time (`P3D`, `PT1H`). Default: none. */
  readonly lookback?: string;
  /** Query parameter that asks for records up to a time; the same as `"{end}"` in `query`. */
  readonly endParam?: string;
  /** Where reading ends, an ISO date or date-time. Default: now. */
  readonly end?: Template;
  readonly window?: WindowModel;
  /** ISO 8601 duration: the API looks at no more of a time than this (`P1D`: at the day). Default: what the format can say. */
  readonly granularity?: string;
}

/** A long time is asked for in parts. */
export interface WindowModel {
  /** ISO 8601 duration of one part: `P30D`. */
  readonly step: string;
  /** The API gives no more records for one question; a part with so many is halved and read again. */
  readonly cap?: number;
}

/** Whole numbers that grow: ids, versions, offsets of a log. */
export interface NumberCursorModel extends FieldCursor {
  readonly type: "number";
  readonly start?: number | Template;
}

/** Texts that grow, compared character by character: ULIDs, ids with a padded number. */
export interface StringCursorModel extends FieldCursor {
  readonly type: "string";
  readonly start?: Template;
}

/** A token of the last page brings, in the next run, what changed since. */
export interface SyncTokenModel {
  readonly type: "syncToken";
  /** Query parameter of the token; the same as `"{start}"` in `query`. */
  readonly param?: string;
  /** Where the body of the last page holds it; of a URL that stands there the value of its parameter `param`. */
  readonly from: Path;
}
