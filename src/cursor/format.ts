import type { DateFormat } from "../model/types.js";
import { epochFormat } from "./epoch.js";
import type { Instant } from "./instant.js";
import { isoFormat } from "./iso.js";
import { patternFormat } from "./pattern.js";

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

/**
 * The format behind a declaration.
 * @throws ConnectorError DEFINITION_INVALID when the pattern or its zone is wrong.
 */
export function timeFormat(format: DateFormat): TimeFormat {
  if (format === "iso") return isoFormat;
  if (format === "epochSeconds") return epochFormat(1000);
  if (format === "epochMilliseconds") return epochFormat(1);
  return patternFormat(format.pattern, format.zone);
}
