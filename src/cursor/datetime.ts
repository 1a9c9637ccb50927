import { pathKeys } from "../model/path.js";
import { settingFact, type ConfigKeys, type Setting, type Context } from "../model/setting.js";
import type { CursorModel, DateFormat, Path } from "../model/types.js";
import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";
import { recordHash } from "../records/hash.js";
import { fieldReader } from "../records/path.js";
import { createDatetimeSlice, type Point, type SliceCounts } from "./datetime-slice.js";
import { before, parseDuration, secondsOf, type Duration } from "./duration.js";
import { timeFormat } from "./format.js";
import { compareInstants, instantOf, type Instant } from "./instant.js";
import { startInstant } from "./start.js";
import { readTies } from "./ties.js";
import type { Cursor, CursorKind, CursorRun, SliceOptions, StreamCursor, TimeFormat } from "./types.js";

interface DatetimeOptions {
  readonly field: Path;
  readonly format: DateFormat;
  readonly param?: string;
  readonly start?: Setting<Context, string | undefined>;
  readonly inclusive?: boolean;
  readonly order?: CursorKind["order"];
  readonly lookback?: string;
}

/**
 * A field that tells when a record last changed; a run asks for what changed since the run before.
 *
 * - `field`: where the value stands in a record.
 * - `format`: how the API writes it: `"iso"`, `"epochSeconds"`, `"epochMilliseconds"`, or `{ pattern, zone }`.
 * - `param`: query parameter that asks for records from a time on. Default: everything is read and filtered here.
 * - `start`: where the first run starts, an ISO date or date-time. Default: the beginning.
 * - `inclusive`: whether the filter includes the boundary. Default: unknown; then, as where it does not, one unit earlier is asked
 *   for and what is known is dropped.
 * - `order`: in which order records come. Default `"none"`: the state moves only when a slice is read to its end.
 * - `lookback`: ISO 8601 duration that is read again each time (`"P3D"`); repeats are passed on. Default: none.
 *
 * @throws ConnectorError DEFINITION_INVALID
 */
export function datetime<Config, const Field extends string, const Start extends string = never>(options: {
  readonly field: Field | readonly string[];
  readonly format: DateFormat;
  readonly param?: string;
  readonly start?: Start | ((context: Context<Config>) => string | undefined | Promise<string | undefined>);
  readonly inclusive?: boolean;
  readonly order?: "ascending" | "descending" | "none";
  readonly lookback?: string;
}): Cursor<Config, Field, ConfigKeys<Start>>;
export function datetime(options: DatetimeOptions): CursorKind {
  const { field, format, order = "none", lookback, start } = options;
  const keys = pathKeys(field);
  if (keys.length === 0 || keys.includes("*")) {
    throw invalid(
      `cursor field ${JSON.stringify(field)}: it has to name one field of the record, such as "updated_at"`,
    );
  }
  if (!["ascending", "descending", "none"].includes(order)) {
    throw invalid(`cursor order ${JSON.stringify(order)}: it is "ascending", "descending" or "none"`);
  }
  const time = timeFormat(format);
  const duration = lookback === undefined ? undefined : lookbackOf(lookback);
  const facts = { ...options, ...(start === undefined ? {} : { start: settingFact(start) }) };
  return {
    facts: { type: "datetime", ...facts },
    field: keys,
    order,
    open: async (run) => openCursor({ ...options, keys, time, duration }, await startInstant(start, run), run),
  };
}

/** The cursor that a model states, for sources that run without code. */
export function datetimeOf(facts: CursorModel): CursorKind {
  return datetime<JsonObject, string, string>(facts);
}

interface Checked extends DatetimeOptions {
  readonly keys: readonly string[];
  readonly time: TimeFormat;
  readonly duration: Duration | undefined;
}

function openCursor(options: Checked, start: Instant | undefined, run: CursorRun): StreamCursor {
  const { keys, time, duration, param, inclusive = false, order = "none" } = options;
  const field = keys.join(".");
  const counts: SliceCounts = { ignored: 0, withoutValue: 0, unordered: 0, overflowed: 0 };
  const shared = {
    stream: run.stream,
    field,
    format: time,
    ascending: order === "ascending",
    keyed: run.primaryKey.length > 0,
    read: fieldReader(keys),
    hash: recordHash(run.primaryKey),
    counts,
  };
  let saidLookback = false;

  return {
    slice,
    later,
    has: (state) => valueIn(state) !== undefined,
    lookbackSeconds: duration === undefined ? 0 : secondsOf(duration),
    ignored: () => counts.ignored,
    report,
  };

  function slice(state: JsonObject | undefined, { lookbackSeconds = 0 }: SliceOptions = {}) {
    const stated = state === undefined ? undefined : pointIn(state);
    const base = stated === undefined ? undefined : notInFuture(stated);
    const known = readTies(state?.["_ties"], stated ?? { instant: instantOf(0), value: undefined }, (value) =>
      time.parse(value),
    );
    const lower = lowerBound(base, lookbackSeconds);
    const asked = startOf(lower, base);
    const query = param === undefined || asked === undefined ? {} : { [param]: String(asked) };
    const variables = asked === undefined ? {} : { start: asked };
    return createDatetimeSlice({ ...shared, base, known, lower, query, variables });
  }

  /** Where records begin that are of interest: the state less the lookback, but not before the start. */
  function lowerBound(base: Point | undefined, lookbackSeconds: number): Instant | undefined {
    if (base === undefined) return start;
    const declared = duration === undefined ? base.instant : before(base.instant, duration);
    const asked = { ms: base.instant.ms - lookbackSeconds * 1000, rest: base.instant.rest };
    const earlier = compareInstants(declared, asked) < 0 ? declared : asked;
    if (compareInstants(earlier, base.instant) < 0) sayLookback();
    const beforeStart = start !== undefined && compareInstants(earlier, start) < 0;
    return beforeStart && compareInstants(base.instant, start) >= 0 ? start : earlier;
  }

  /** The time that the API is asked from. */
  function startOf(lower: Instant | undefined, base: Point | undefined): string | number | undefined {
    if (lower === undefined) return undefined;
    if (inclusive && base !== undefined && compareInstants(lower, base.instant) === 0)
      return typeof base.value === "number" ? base.value : String(base.value);
    const asked = inclusive ? lower : { ms: lower.ms - time.unit(base?.value), rest: lower.rest };
    return time.write(asked, base?.value);
  }

  function valueIn(state: JsonObject): unknown {
    const value = Object.hasOwn(state, field) ? state[field] : undefined;
    return value === null || value === "" ? undefined : value;
  }

  function pointIn(state: JsonObject): Point | undefined {
    const value = valueIn(state);
    if (value === undefined) return undefined;
    const instant = time.parse(value);
    if (instant !== undefined) return { instant, value };
    throw new ConnectorError({
      code: "STATE_INVALID",
      failureType: "config_error",
      message: `Stream "${run.stream}": the state's "${field}" is ${JSON.stringify(value)}, which is ${time.explain(value)} Reset the stream (clear its state) to read it from the start.`,
    });
  }

  /** A state beyond now would hide all that comes until then. */
  function notInFuture(point: Point): Point {
    const now = run.now();
    if (point.instant.ms <= now) return point;
    const value = time.write(instantOf(now), point.value);
    const instant = time.parse(value) ?? instantOf(now);
    run.log(
      "WARN",
      `Stream "${run.stream}": the state's "${field}" (${String(point.value)}) lies in the future; reading starts now (${value}) instead.`,
    );
    return { instant, value };
  }

  function later(a: JsonObject | undefined, b: JsonObject | undefined, ceiling: number): JsonObject | undefined {
    const points = [a, b].flatMap((state) => (state === undefined ? [] : (pointIn(state) ?? [])));
    const [first, second] = points;
    if (first === undefined) return undefined;
    const top = second !== undefined && compareInstants(second.instant, first.instant) > 0 ? second : first;
    if (top.instant.ms < ceiling) return { [field]: top.value };
    return { [field]: time.write(instantOf(ceiling), top.value) };
  }

  function sayLookback(): void {
    if (saidLookback) return;
    saidLookback = true;
    run.log(
      "INFO",
      `Stream "${run.stream}" reads a span before its state again (lookback), so records may come that were read before.`,
    );
  }

  function report(): void {
    const { withoutValue, unordered, overflowed } = counts;
    const say = (text: string) => {
      run.log("WARN", `Stream "${run.stream}": ${text}`);
    };
    if (withoutValue > 0)
      say(
        `${withoutValue} records have no value at "${field}". They were passed on, but the state does not cover them.`,
      );
    if (unordered > 0)
      say(
        `the order by "${field}" is declared ascending, but it is not. No state was written within a slice from there on. Declare order "none".`,
      );
    if (overflowed > 0)
      say(`more than 1,000 records stand at the state's value of "${field}"; those beyond will come again.`);
  }
}

function lookbackOf(text: string): Duration {
  const duration = parseDuration(text);
  if (duration !== undefined) return duration;
  throw invalid(`cursor lookback ${JSON.stringify(text)}: it is an ISO 8601 duration, such as "P3D" or "PT1H"`);
}

function invalid(message: string): ConnectorError {
  return new ConnectorError({ code: "DEFINITION_INVALID", failureType: "system_error", message: `${message}.` });
}
