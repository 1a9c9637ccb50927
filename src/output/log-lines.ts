import type { LogLevel, LogMessage } from "../protocol/messages.js";

const levels: readonly LogLevel[] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

/** Lines that differ in their numbers only: so many are written at once, then one a minute. */
const burst = 30;
const refill = 60_000;
/** So many kinds of lines are told apart. */
const mostKinds = 1_000;

/**
 * LOG lines without the flood: what is below the level is dropped, a line that comes again at once is counted instead, and of lines
 * that differ in their numbers only (retries of thousands of pages) some are written, with how many were left out. Errors all are.
 */
export interface LogLines {
  add(level: LogLevel, message: string): void;
  /** Writes the count that is still owed. */
  close(): void;
}

/** `write` gets what is to be written. `level`: the least that is. */
export function createLogLines(options: {
  readonly level: LogLevel;
  readonly write: (log: LogMessage["log"]) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}): LogLines {
  const { level: least, write } = options;
  const kinds = createKinds(options.now);
  let last: LogMessage["log"] | undefined;
  let repeats = 0;
  return { add, close };

  function add(level: LogLevel, message: string): void {
    if (levels.indexOf(level) < levels.indexOf(least)) return;
    if (last?.level === level && last.message === message) {
      repeats += 1;
      return;
    }
    const leftOut = level === "ERROR" || level === "FATAL" ? 0 : kinds.leftOut(`${level} ${message}`);
    if (leftOut === undefined) return;
    close();
    last = { level, message };
    write(leftOut === 0 ? last : { level, message: `${message} (${leftOut} lines like this were left out.)` });
  }

  function close(): void {
    if (last !== undefined && repeats > 0) {
      write({
        level: last.level,
        message: `The line before came ${repeats} more ${repeats === 1 ? "time" : "times"}.`,
      });
    }
    last = undefined;
    repeats = 0;
  }
}

/** Counts lines of a kind. */
function createKinds(now: () => number) {
  const kinds = new Map<string, { places: number; since: number; leftOut: number }>();
  return {
    /** How many of its kind were left out since the last that was written; undefined: leave this one out, too. */
    leftOut(line: string): number | undefined {
      const name = line.replace(/\d+/g, "#");
      if (kinds.size >= mostKinds && !kinds.has(name)) kinds.clear();
      const kind = kinds.get(name) ?? { places: burst, since: now(), leftOut: 0 };
      kinds.set(name, kind);
      const fresh = Math.floor((now() - kind.since) / refill);
      if (fresh > 0) {
        kind.places = Math.min(burst, kind.places + fresh);
        kind.since += fresh * refill;
      }
      if (kind.places === 0) {
        kind.leftOut += 1;
        return undefined;
      }
      const { leftOut } = kind;
      kind.places -= 1;
      kind.leftOut = 0;
      return leftOut;
    },
  };
}

/** A name of a level, in any case, as one of ours; undefined when it is none. `WARNING` and `CRITICAL` are Python's. */
export function logLevelOf(name: string | undefined): LogLevel | undefined {
  const upper = name?.toUpperCase();
  if (upper === "WARNING") return "WARN";
  if (upper === "CRITICAL") return "FATAL";
  return levels.find((level) => level === upper);
}
