import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";
import { createDelivered } from "./delivered.js";
import { after, type Duration } from "./duration.js";
import type { FieldCursorTools, SliceStart } from "./field-cursor.js";
import { compareInstants, type Instant } from "./instant.js";
import { untilKey, type SliceCursor } from "./types.js";

export interface WindowOptions {
  readonly stream: string;
  readonly start: SliceStart<Instant>;
  readonly tools: FieldCursorTools<Instant>;
  /** Where the first window begins, and the last ends. */
  readonly from: Instant;
  readonly end: Instant;
  readonly step: Duration;
  /** So many records are the most that the API gives for one question. */
  readonly cap: number | undefined;
  /** An instant as a request can name it, at it or before it. */
  readonly floor: (instant: Instant) => Instant;
  /** The smallest time that a request can tell apart, in milliseconds. */
  readonly unit: number;
  readonly write: (instant: Instant) => string | number;
  readonly place: (record: JsonObject) => Instant | undefined;
  readonly ask: (start: SliceStart<Instant>, until: Instant) => Pick<SliceCursor, "query" | "variables">;
}

/**
 * A long time in parts, each from where the one before ended; a state follows each. Neighbours meet in one instant, since it is not
 * known to which of them the API gives its records; what both bring is passed on once. While a run lasts its states say in `_until`
 * how far the windows came, empty ones too; the last says no more than the records did, since others may turn up late.
 *
 * A window with as many records as the API gives at most is cut: where the order is seen to be ascending it goes on from the last
 * record, else its first half is read anew, then the rest. What was passed on of it is not passed on again.
 */
export function createWindows(options: WindowOptions): SliceCursor {
  const { stream, tools, end, step, cap, floor, unit, ask } = options;
  const delivered = cap === undefined ? undefined : createDelivered(tools, options.place);
  /** Ends of the windows that a cut has left to be read, the nearest last. */
  const ends: Instant[] = [];
  let from = options.from;
  let until = nextEnd();
  /** The state that this window began with, and the same as it is written; undefined: the slice's own. */
  let state: JsonObject | undefined;
  let claimed: JsonObject | undefined;
  let count = 0;
  let inner = open(options.start);

  return {
    get query() {
      return inner.query;
    },
    get variables() {
      return inner.variables;
    },
    resumed: inner.resumed,
    careful: cap !== undefined,
    page: (requestedAt, page) => {
      count += page.count;
      inner.page(requestedAt, page);
    },
    observe: (record) => {
      const isNew = inner.observe(record);
      return delivered === undefined ? isNew : delivered.take(record, isNew);
    },
    enough: () => isFull(),
    advance,
    checkpoint: () => {
      const reached = inner.checkpoint();
      return reached === undefined || claimed === undefined
        ? (reached ?? claimed)
        : { ...reached, [untilKey]: claimed[untilKey] };
    },
    final: () => inner.final(),
  };

  function advance(): boolean {
    if (isFull()) cut();
    else if (compareInstants(until, end) >= 0) return false;
    else goOn();
    return true;
  }

  function goOn(): void {
    state = inner.final();
    from = until;
    claimed = { ...state, [untilKey]: options.write(from) };
    until = ends.pop() ?? nextEnd();
    delivered?.forgetBefore(from);
    reopen();
  }

  function cut(): void {
    const reached = inner.checkpoint();
    const place = reached === undefined ? undefined : tools.begin(reached).base?.place;
    if (reached !== undefined && place !== undefined && compareInstants(place, from) > 0) {
      state = reached;
      from = place;
    } else {
      const middle = floor({ ms: from.ms + (until.ms - from.ms) / 2, rest: "" });
      if (compareInstants(middle, from) <= 0) throw capError(stream, cap ?? 0, inner.variables);
      ends.push(until);
      until = middle;
    }
    reopen();
  }

  /** Opens the window, with the state of the one before it; of the first, with the slice's own. */
  function reopen(): void {
    count = 0;
    delivered?.again();
    inner = open(state === undefined ? { ...options.start, lower: from } : { ...tools.begin(state), lower: from });
  }

  function open(start: SliceStart<Instant>): SliceCursor {
    const last = compareInstants(until, end) >= 0;
    return tools.part({
      ...start,
      ask: ask({ ...start, lower: from }, until),
      ...(last ? {} : { limit: until }),
    });
  }

  function nextEnd(): Instant {
    const whole = floor(after(from, step));
    const next = compareInstants(whole, from) > 0 ? whole : floor({ ms: from.ms + unit, rest: "" });
    return compareInstants(next, end) < 0 && compareInstants(next, from) > 0 ? next : end;
  }

  function isFull(): boolean {
    return cap !== undefined && count >= cap;
  }
}

function capError(stream: string, cap: number, { start, end }: SliceCursor["variables"]): ConnectorError {
  return new ConnectorError({
    code: "CURSOR_CAP",
    failureType: "system_error",
    message: `Stream "${stream}": from ${start ?? "the start"} to ${end ?? "now"} the API brought ${cap} records or more, which is all that it gives for one question (cursor.window.cap), and this time cannot be asked for in smaller parts. Narrow the requests in another way: by a parent, or by partitions over a field.`,
  });
}
