import { dateFormats } from "../model/cursor.js";
import { settingFact, type ConfigKeys, type Setting, type Context } from "../model/setting.js";
import type { DateFormat, DatetimeCursorModel, Path, WindowModel } from "../model/types.js";
import type { JsonObject } from "../protocol/messages.js";
import { checkedField, invalidCursor } from "./field-cursor.js";
import { openDatetime } from "./datetime-run.js";
import { parseDuration, type Duration } from "./duration.js";
import { timeFormat, timeFormats } from "./format.js";
import { startInstant } from "./start.js";
import type { Cursor, CursorKind } from "./types.js";

type Boundary = Setting<Context, string | undefined>;

interface DatetimeOptions {
  readonly field: Path;
  readonly format: DateFormat | readonly DateFormat[];
  readonly param?: string;
  readonly start?: Boundary;
  readonly endParam?: string;
  readonly end?: Boundary;
  readonly window?: WindowModel;
  readonly granularity?: string;
  readonly inclusive?: boolean;
  readonly order?: CursorKind["order"];
  readonly stopEarly?: boolean;
  readonly lookback?: string;
}

/**
 * A field that tells when a record last changed; a run asks for what changed since the run before.
 *
 * - `field`: where the value stands in a record.
 * - `format`: how the API writes it: `"iso"`, `"epochSeconds"`, `"epochMilliseconds"` (also `/Date(…)/`), or `{ pattern, zone }`; a
 *   list where it writes several: the first is the one of requests.
 * - `param`: query parameter that asks for records from a time on, as `"{start}"` in `query` does. Default: everything is read and
 *   filtered here.
 * - `start`: where the first run starts, an ISO date or date-time. Default: the beginning.
 * - `endParam`, `end`: query parameter that asks for records up to a time, as `"{end}"` in `query` does; the time is `end`, by default
 *   that of the run. What lies behind `end` is left out.
 * - `window`: the time from start to end is asked for in parts of `step`, an ISO 8601 duration, with a state behind each. `cap`: so
 *   many records are the most that the API gives for one question; a part with so many is halved. Needs a start.
 * - `granularity`: ISO 8601 duration that the API's filter looks at (`"P1D"`: only at the day). What is asked for is rounded down.
 * - `inclusive`: whether the filter includes the boundary. Default: unknown; then, as where it does not, one unit earlier is asked
 *   for and what is known is dropped.
 * - `order`: in which order records come. Default `"none"`: the state moves only when a slice is read to its end.
 * - `stopEarly`: the list comes newest first; it is left at the first page that is wholly older than the state.
 * - `lookback`: ISO 8601 duration that is read again each time (`"P3D"`); repeats are passed on. Default: none.
 *
 * @throws ConnectorError DEFINITION_INVALID
 */
export function datetime<
  Config,
  const Field extends string,
  const Start extends string = never,
  const End extends string = never,
>(options: {
  readonly field: Field | readonly string[];
  readonly format: DateFormat | readonly DateFormat[];
  readonly param?: string;
  readonly start?: Start | ((context: Context<Config>) => string | undefined | Promise<string | undefined>);
  readonly endParam?: string;
  readonly end?: End | ((context: Context<Config>) => string | undefined | Promise<string | undefined>);
  readonly window?: WindowModel;
  readonly granularity?: string;
  readonly inclusive?: boolean;
  readonly order?: "ascending" | "descending" | "none";
  readonly stopEarly?: boolean;
  readonly lookback?: string;
}): Cursor<Config, Field, ConfigKeys<Start> | ConfigKeys<End>>;
export function datetime(options: DatetimeOptions): CursorKind {
  const { format, stopEarly = false, lookback, start, end, window, granularity } = options;
  const { keys, order } = checkedField(options.field, options.order ?? (stopEarly ? "descending" : "none"), stopEarly);
  if (stopEarly && window !== undefined)
    throw invalidCursor("cursor stopEarly: a list that is left early is not read in windows");
  const cap = window?.cap;
  if (cap !== undefined && !(Number.isInteger(cap) && cap > 0))
    throw invalidCursor(`cursor window.cap ${cap}: it is a number of records`);
  const checked = {
    keys,
    order,
    stopEarly,
    format: timeFormats(dateFormats({ format })),
    first: timeFormat(dateFormats({ format })[0]),
    param: options.param,
    endParam: options.endParam,
    inclusive: options.inclusive ?? false,
    lookback: lookback === undefined ? undefined : durationOf("lookback", lookback),
    granularity: granularity === undefined ? 1 : granularityOf(granularity),
    window: window === undefined ? undefined : { step: stepOf(window.step), cap },
  };
  const facts = {
    ...options,
    ...(start === undefined ? {} : { start: settingFact(start) }),
    ...(end === undefined ? {} : { end: settingFact(end) }),
  };
  return {
    facts: { type: "datetime", ...facts },
    field: keys,
    order,
    open: async (run) =>
      openDatetime(
        { ...checked, start: await startInstant(start, run), end: await startInstant(end, run, "ends") },
        run,
      ),
  };
}

/** The cursor that a model states, for sources that run without code. */
export function datetimeOf(facts: DatetimeCursorModel): CursorKind {
  return datetime<JsonObject, string, string, string>(facts);
}

function durationOf(option: string, text: string): Duration {
  const duration = parseDuration(text);
  if (duration !== undefined) return duration;
  throw invalidCursor(`cursor ${option} ${JSON.stringify(text)}: it is an ISO 8601 duration, such as "P3D" or "PT1H"`);
}

function stepOf(text: string): Duration {
  const step = durationOf("window.step", text);
  if (step.months > 0 || step.ms > 0) return step;
  throw invalidCursor(`cursor window.step ${JSON.stringify(text)}: a part that takes no time never ends`);
}

/** In milliseconds. */
function granularityOf(text: string): number {
  const { months, ms } = durationOf("granularity", text);
  if (months === 0 && ms > 0) return ms;
  throw invalidCursor(`cursor granularity ${JSON.stringify(text)}: it is built of days, hours, minutes and seconds`);
}
