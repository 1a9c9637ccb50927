import type { JsonObject, LogLevel } from "../protocol/messages.js";
import type { Instant } from "./instant.js";

/** How a stream knows what is new, before it is bound to a configuration and a state. */
export interface CursorKind {
  /** In the model's words; a function prints as `"in code"`. */
  readonly facts: JsonObject;
  /** Keys of the cursor's path in a record; none where the cursor is in no record. */
  readonly field: readonly string[];
  readonly order: "ascending" | "descending" | "none";
  /** Key of the state. Default: the field, with dots. */
  readonly stateKey?: string;
  /** The cursor for one run of a stream. */
  open(run: CursorRun): Promise<StreamCursor>;
}

/** A `CursorKind` whose field and settings the type checker compares with record and specification. */
export interface Cursor<Config, Field extends string, Keys extends string> extends CursorKind {
  readonly __config?: (config: Config) => void;
  readonly __field?: Field;
  readonly __keys?: Keys;
}

/** What a cursor needs to know of the run. */
export interface CursorRun {
  readonly stream: string;
  readonly config: JsonObject;
  /** Paths of the stream's primary key; none: repeats cannot be told from new records. */
  readonly primaryKey: readonly (readonly string[])[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: (level: LogLevel, message: string) => void;
}

/** A stream's cursor in one run. */
export interface StreamCursor {
  /**
   * Begins a slice at a state (of an earlier run) or at the start.
   * @throws ConnectorError STATE_INVALID (config_error) when the state's value is no date in the API's format.
   */
  slice(state: JsonObject | undefined, options?: SliceOptions): SliceCursor;
  /** The later of two cursor states, but not beyond `ceiling` (milliseconds since the epoch), and without ties. */
  later(a: JsonObject | undefined, b: JsonObject | undefined, ceiling: number): JsonObject | undefined;
  /** Does a state hold a value of this cursor? */
  has(state: JsonObject): boolean;
  /** The declared lookback, in whole seconds, rounded up. */
  readonly lookbackSeconds: number;
  /** Records that were not passed on, because an earlier run delivered them or they lie before the start. */
  ignored(): number;
  /** Says once what the stream's user should know: records without a value, a broken order, too many ties. */
  report(): void;
}

export interface SliceOptions {
  /** Read again what lies so many seconds before the state, at least. */
  readonly lookbackSeconds?: number;
}

/**
 * A slice's cursor: what to ask for, what to pass on, what is delivered. A slice is read in one or several parts (windows), one after
 * the other: when the pages of a part are read, or `enough`, `advance` says whether another part follows.
 */
export interface SliceCursor {
  /** Added to the requests of this part. */
  readonly query: { readonly [param: string]: string };
  /** What `{start}` and `{end}` in the stream's templates stand for, as the API writes it; unset where there is no such bound. */
  readonly variables: CursorVariables;
  /** The slice began with a state of an earlier run. */
  readonly resumed: boolean;
  /** Whether the pages are asked for one at a time, since the rest of them may turn out not to be wanted. */
  readonly careful?: boolean;
  /** The records of a page follow; it was asked for at this time (milliseconds since the epoch, by the API's clock if that is earlier). */
  page(requestedAt: number, page: SeenPage): void;
  /** What else this part has need not be read. Asked when all records of a page were observed. */
  enough(): boolean;
  /**
   * The pages of this part are done. True: another part follows, with another `query`.
   * @throws ConnectorError CURSOR_CAP (system_error) when the API gives no more for a part that cannot be made smaller.
   */
  advance(): boolean;
  /**
   * Takes note of a record, in the order of reading. False: it was delivered before, or lies before the start.
   * @throws ConnectorError CURSOR_VALUE (system_error) when the value is no date in the declared format.
   */
  observe(record: JsonObject): boolean;
  /** The state that covers no more than the records observed so far; undefined when that is no more than the slice began with. */
  checkpoint(): JsonObject | undefined;
  /** The state when all records of the slice were observed. */
  final(): JsonObject;
}

/** Key of the states of a run in windows: up to where it came. */
export const untilKey = "_until";

export interface CursorVariables {
  readonly start?: string | number;
  readonly end?: string | number;
}

/** What a cursor looks at of a page, beside its records. */
export interface SeenPage {
  /** Records on it, before any filter. */
  readonly count: number;
  /** The body around the records. */
  readonly envelope: unknown;
}

/** A value of the cursor: where it stands among the others, and how the API wrote it. */
export interface Point<Place> {
  readonly place: Place;
  readonly value: unknown;
}

/** How the values of a cursor compare, and how the API writes them. */
export interface Scale<Place> {
  parse(value: unknown): Place | undefined;
  /** Why a value is none: the end of a sentence that begins with it. */
  explain(value: unknown): string;
  readonly compare: (a: Place, b: Place) => number;
  /** `like`: a value of the API, whose type and digits are kept. */
  write(place: Place, like?: unknown): string | number;
  /** Where what changes at a time (milliseconds since the epoch) will stand; absent where no clock makes the values. */
  now?(time: number, like: unknown): Place;
}

/** How an API writes points in time. */
export interface TimeFormat {
  /** The instant of a value; undefined when it is none in this format. */
  parse(value: unknown): Instant | undefined;
  /** Why a value is no instant, and what to declare: the end of a sentence that begins with the value. */
  explain(value: unknown): string;
  /** An instant in this format, cut to what the format can say; `like`: a value of the API, whose type and digits are kept. */
  write(instant: Instant, like?: unknown): string | number;
  /** The smallest step of the format in milliseconds, as `like` is written; at least 1. */
  unit(like?: unknown): number;
}
