import { ConnectorError } from "../protocol/error.js";
import { fieldReader } from "../records/path.js";
import { before, secondsOf, type Duration } from "./duration.js";
import { openFieldCursor, type SliceStart } from "./field-cursor.js";
import { compareInstants, instantOf, type Instant } from "./instant.js";
import type { CursorKind, CursorRun, Point, Scale, SliceCursor, StreamCursor, TimeFormat } from "./types.js";
import { createWindows } from "./windows.js";

/** The options of `datetime`, checked, and with the settings of a run. */
export interface DatetimeRun {
  readonly keys: readonly string[];
  readonly order: CursorKind["order"];
  readonly stopEarly: boolean;
  readonly format: TimeFormat;
  /** The format of requests, of several. */
  readonly first: TimeFormat;
  readonly param: string | undefined;
  readonly endParam: string | undefined;
  readonly inclusive: boolean;
  readonly lookback: Duration | undefined;
  /** In milliseconds. */
  readonly granularity: number;
  readonly window: { readonly step: Duration; readonly cap: number | undefined } | undefined;
  readonly start: Instant | undefined;
  readonly end: Instant | undefined;
}

/**
 * The cursor of one run over times.
 * @throws ConnectorError CONFIG_INVALID (config_error) when windows have no start.
 */
export function openDatetime(options: DatetimeRun, run: CursorRun): StreamCursor {
  const { keys, format, inclusive, granularity, window, start } = options;
  const field = keys.join(".");
  const end = earlier(options.end, instantOf(run.now()));
  if (window !== undefined && start === undefined) throw noStart(run);
  return openFieldCursor<Instant>({
    run,
    keys,
    scale: scaleOf(format),
    order: options.order,
    stopEarly: options.stopEarly,
    start,
    end: options.end,
    lookback: {
      seconds: options.lookback === undefined ? 0 : secondsOf(options.lookback),
      before: (instant, seconds) => {
        const declared = options.lookback === undefined ? instant : before(instant, options.lookback);
        return earlier(declared, { ms: instant.ms - seconds * 1000, rest: instant.rest });
      },
    },
    settle: notInFuture,
    later: (a, b, ceiling) => {
      const points = [a, b].flatMap((state) => (state === undefined ? [] : (pointIn(state[field]) ?? [])));
      const [first, second] = points;
      if (first === undefined) return undefined;
      const top = second !== undefined && compareInstants(second.place, first.place) > 0 ? second : first;
      return { [field]: top.place.ms < ceiling ? top.value : format.write(instantOf(ceiling), top.value) };
    },
    slice: (begin, tools) => {
      if (window === undefined) return tools.part({ ...begin, ask: ask(begin, end) });
      const read = fieldReader(keys);
      const from = later(begin.until, begin.lower) ?? end;
      return createWindows({
        stream: run.stream,
        start: begin,
        tools,
        from,
        end: compareInstants(from, end) > 0 ? from : end,
        ...window,
        floor: (instant) => format.parse(format.write(rounded(instant))) ?? instant,
        write: (instant) => format.write(instant),
        unit: Math.max(granularity, format.unit()),
        place: (record) => format.parse(read(record)),
        ask,
      });
    },
  });

  /** What is asked for: from the lower bound, or somewhat earlier where it may not be included, up to an end. */
  function ask({ lower, base }: SliceStart<Instant>, until: Instant): Pick<SliceCursor, "query" | "variables"> {
    const start = lower === undefined ? undefined : startValue(lower, base);
    const end = format.write(rounded(until), base?.value);
    const { param, endParam } = options;
    return {
      query: {
        ...(param === undefined || start === undefined ? {} : { [param]: String(start) }),
        ...(endParam === undefined ? {} : { [endParam]: String(end) }),
      },
      variables: { ...(start === undefined ? {} : { start }), end },
    };
  }

  function startValue(lower: Instant, base: Point<Instant> | undefined): string | number {
    if (!inclusive) {
      const step = Math.max(granularity, format.unit(base?.value));
      return format.write(rounded({ ms: lower.ms - step, rest: lower.rest }), base?.value);
    }
    const asked = rounded(lower);
    const isBase = base !== undefined && compareInstants(asked, base.place) === 0;
    // As the API wrote it, where that is how requests are written.
    if (isBase && options.first.parse(base.value) !== undefined)
      return typeof base.value === "number" ? base.value : String(base.value);
    return format.write(asked, base?.value);
  }

  function rounded(instant: Instant): Instant {
    return granularity <= 1 ? instant : instantOf(Math.floor(instant.ms / granularity) * granularity);
  }

  function pointIn(value: unknown): Point<Instant> | undefined {
    const place = format.parse(value);
    return place === undefined ? undefined : { place, value };
  }

  /** A state beyond now would hide all that comes until then. */
  function notInFuture(point: Point<Instant>): Point<Instant> {
    const now = run.now();
    if (point.place.ms <= now) return point;
    const value = format.write(instantOf(now), point.value);
    const place = format.parse(value) ?? instantOf(now);
    run.log(
      "WARN",
      `Stream "${run.stream}": the state's "${field}" (${String(point.value)}) lies in the future; reading starts now (${value}) instead.`,
    );
    return { place, value };
  }
}

function scaleOf(format: TimeFormat): Scale<Instant> {
  return {
    parse: (value) => format.parse(value),
    explain: (value) => format.explain(value),
    compare: compareInstants,
    write: (instant, like) => format.write(instant, like),
    // As the state will hold it, cut to what the format can say.
    now: (time, like) => format.parse(format.write(instantOf(time), like)) ?? instantOf(time),
  };
}

function earlier(a: Instant | undefined, b: Instant): Instant {
  return a !== undefined && compareInstants(a, b) < 0 ? a : b;
}

function later(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareInstants(a, b) > 0 ? a : b;
}

function noStart({ stream }: CursorRun): ConnectorError {
  return new ConnectorError({
    code: "CONFIG_INVALID",
    failureType: "config_error",
    message: `Stream "${stream}" is read in windows of time, which need a start, but none is set. Set the start date in the configuration, or declare cursor.start.`,
  });
}
