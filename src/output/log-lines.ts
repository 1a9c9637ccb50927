import type { LogLevel, LogMessage } from "../protocol/messages.js";

const levels: readonly LogLevel[] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

/** LOG lines without the flood: what is below the level is dropped, a line that comes again at once is counted instead. */
export interface LogLines {
  add(level: LogLevel, message: string): void;
  /** Writes the count that is still owed. */
  close(): void;
}

/** `write` gets what is to be written. `level`: the least that is. */
export function createLogLines(options: {
  readonly level: LogLevel;
  readonly write: (log: LogMessage["log"]) => void;
}): LogLines {
  const { level: least, write } = options;
  let last: LogMessage["log"] | undefined;
  let repeats = 0;
  return { add, close };

  function add(level: LogLevel, message: string): void {
    if (levels.indexOf(level) < levels.indexOf(least)) return;
    if (last?.level === level && last.message === message) {
      repeats += 1;
      return;
    }
    close();
    last = { level, message };
    write(last);
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

/** A name of a level, in any case, as one of ours; undefined when it is none. `WARNING` and `CRITICAL` are Python's. */
export function logLevelOf(name: string | undefined): LogLevel | undefined {
  const upper = name?.toUpperCase();
  if (upper === "WARNING") return "WARN";
  if (upper === "CRITICAL") return "FATAL";
  return levels.find((level) => level === upper);
}
