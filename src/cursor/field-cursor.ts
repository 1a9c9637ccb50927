import { pathKeys } from "../model/path.js";
import type { Path } from "../model/types.js";
import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";
import { recordHash } from "../records/hash.js";
import { fieldReader } from "../records/path.js";
import { createFieldSlice, type FieldSliceOptions, type SliceCounts } from "./field-slice.js";
import { readTies } from "./ties.js";
import { untilKey, type CursorKind, type CursorRun, type Point, type Scale } from "./types.js";
import type { SliceCursor, StreamCursor } from "./types.js";

/** What a slice begins with: where the state stands, and from where on records are wanted. */
export type SliceStart<Place> = Pick<FieldSliceOptions<Place>, "base" | "known" | "seen" | "lower"> & {
  /** Up to where a run that was broken off came in windows. */
  readonly until?: Place | undefined;
};
/** One part of a slice: where it begins and ends, and how it is asked for. */
export type SlicePart<Place> = SliceStart<Place> & Pick<FieldSliceOptions<Place>, "ask" | "limit">;

/** A cursor that looks at a field, bound to a run. */
export interface FieldCursorOptions<Place> {
  readonly run: CursorRun;
  readonly keys: readonly string[];
  readonly scale: Scale<Place>;
  readonly order: CursorKind["order"];
  readonly stopEarly: boolean;
  /** Where the first run starts. */
  readonly start: Place | undefined;
  /** Where reading ends. */
  readonly end?: Place | undefined;
  /** The declared lookback; what is read again besides, `seconds`, was asked for by the run before. */
  readonly lookback?: { readonly seconds: number; before(place: Place, seconds: number): Place };
  /** The state's value as it counts: none lies in the future. */
  readonly settle?: (point: Point<Place>) => Point<Place>;
  readonly later?: StreamCursor["later"];
  /** Makes the slice, or its first part. `part`: the cursor of one part; `begin`: what a state says. */
  readonly slice: (start: SliceStart<Place>, tools: FieldCursorTools<Place>) => SliceCursor;
}

export interface FieldCursorTools<Place> {
  part(part: SlicePart<Place>): SliceCursor;
  begin(state: JsonObject | undefined): Omit<SliceStart<Place>, "lower">;
  /** See `recordHash`. */
  readonly hash: (record: JsonObject) => string;
  readonly keyed: boolean;
}

/** The stream's cursor over a field of its records: what all kinds with a field have in common. */
export function openFieldCursor<Place>(options: FieldCursorOptions<Place>): StreamCursor {
  const { run, keys, scale, order, stopEarly, start, lookback, settle } = options;
  const field = keys.join(".");
  const counts: SliceCounts = { ignored: 0, withoutValue: 0, unordered: 0, overflowed: 0 };
  const shared = {
    stream: run.stream,
    field,
    scale,
    order,
    stopEarly,
    keyed: run.primaryKey.length > 0,
    upper: options.end,
    read: fieldReader(keys),
    hash: recordHash(run.primaryKey),
    counts,
  };
  const tools: FieldCursorTools<Place> = {
    part: (part) => createFieldSlice({ ...shared, ...part }),
    begin,
    hash: shared.hash,
    keyed: shared.keyed,
  };
  let saidLookback = false;

  return {
    slice: (state, { lookbackSeconds = 0 } = {}) => {
      const { base, ...known } = begin(state);
      return options.slice({ base, ...known, lower: lowerBound(base, lookbackSeconds) }, tools);
    },
    later: options.later ?? (() => undefined),
    has: (state) => valueIn(state) !== undefined || state[untilKey] !== undefined,
    lookbackSeconds: lookback?.seconds ?? 0,
    ignored: () => counts.ignored,
    report: () => {
      for (const text of reportOf(counts, field, stopEarly)) run.log("WARN", `Stream "${run.stream}": ${text}`);
    },
  };

  function begin(state: JsonObject | undefined): Omit<SliceStart<Place>, "lower"> {
    const stated = state === undefined ? undefined : pointIn(state);
    const until = scale.parse(state?.[untilKey]);
    if (state === undefined || stated === undefined) return { base: undefined, known: new Map(), until };
    const base = settle?.(stated) ?? stated;
    const known = readTies(state["_ties"], stated, (value) => scale.parse(value));
    return { base, known, until, seen: scale.parse(state["_seen"]) };
  }

  /** Where records begin that are of interest: the state less the lookback, but not before the start. */
  function lowerBound(base: Point<Place> | undefined, lookbackSeconds: number): Place | undefined {
    if (base === undefined) return start;
    const earlier = lookback?.before(base.place, lookbackSeconds) ?? base.place;
    if (scale.compare(earlier, base.place) < 0) sayLookback();
    const beforeStart = start !== undefined && scale.compare(earlier, start) < 0;
    return beforeStart && scale.compare(base.place, start) >= 0 ? start : earlier;
  }

  function valueIn(state: JsonObject): unknown {
    const value = Object.hasOwn(state, field) ? state[field] : undefined;
    return value === null || value === "" ? undefined : value;
  }

  function pointIn(state: JsonObject): Point<Place> | undefined {
    const value = valueIn(state);
    if (value === undefined) return undefined;
    const place = scale.parse(value);
    if (place !== undefined) return { place, value };
    throw new ConnectorError({
      code: "STATE_INVALID",
      failureType: "config_error",
      message: `Stream "${run.stream}": the state's "${field}" is ${JSON.stringify(value)}, which is ${scale.explain(value)} Reset the stream (clear its state) to read it from the start.`,
    });
  }

  function sayLookback(): void {
    if (saidLookback) return;
    saidLookback = true;
    run.log(
      "INFO",
      `Stream "${run.stream}" reads a span before its state again (lookback), so records may come that were read before.`,
    );
  }
}

/** What the stream's user should know of a run. */
function reportOf({ withoutValue, unordered, overflowed }: SliceCounts, field: string, stopEarly: boolean): string[] {
  const texts: string[] = [];
  if (withoutValue > 0)
    texts.push(
      `${withoutValue} records have no value at "${field}". They were passed on, but the state does not cover them.`,
    );
  if (unordered > 0 && stopEarly)
    texts.push(
      `the order by "${field}" is declared newest first, but it is not. From there on everything was read. Take "stopEarly" away.`,
    );
  if (unordered > 0 && !stopEarly)
    texts.push(
      `the order by "${field}" is declared ascending, but it is not. No state was written within a slice from there on. Declare order "none".`,
    );
  if (overflowed > 0)
    texts.push(`more than 1,000 records stand at the state's value of "${field}"; those beyond will come again.`);
  return texts;
}

/**
 * The keys of a cursor's field, and its order, checked.
 * @throws ConnectorError DEFINITION_INVALID
 */
export function checkedField(
  field: Path,
  order: string,
  stopEarly: boolean,
): { readonly keys: readonly string[]; readonly order: CursorKind["order"] } {
  const keys = pathKeys(field);
  if (keys.length === 0 || keys.includes("*")) {
    throw invalidCursor(
      `cursor field ${JSON.stringify(field)}: it has to name one field of the record, such as "updated_at"`,
    );
  }
  const orders = ["ascending", "descending", "none"] as const;
  const known = orders.find((one) => one === order);
  if (known === undefined) {
    throw invalidCursor(`cursor order ${JSON.stringify(order)}: it is "ascending", "descending" or "none"`);
  }
  if (stopEarly && known !== "descending") {
    throw invalidCursor(`cursor stopEarly: only a list that comes newest first can be left early; order is "${order}"`);
  }
  return { keys, order: known };
}

export function invalidCursor(message: string): ConnectorError {
  return new ConnectorError({ code: "DEFINITION_INVALID", failureType: "system_error", message: `${message}.` });
}
