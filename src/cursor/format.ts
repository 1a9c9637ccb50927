import type { DateFormat } from "../model/types.js";
import { epochFormat } from "./epoch.js";
import { isoFormat } from "./iso.js";
import { patternFormat } from "./pattern.js";
import type { Instant } from "./instant.js";
import type { TimeFormat } from "./types.js";

/**
 * Several formats at once: a value is read by the first that fits. Written in the first of all, which requests are made in.
 * @throws ConnectorError DEFINITION_INVALID
 */
export function timeFormats(formats: readonly [DateFormat, ...DateFormat[]]): TimeFormat {
  const [first, ...others] = [timeFormat(formats[0]), ...formats.slice(1).map(timeFormat)] as const;
  if (others.length === 0) return first;
  const ownStyle = (like: unknown) => (first.parse(like) === undefined ? undefined : like);
  return {
    parse: (value) => first.parse(value) ?? firstOf(others, value),
    explain: (value) => first.explain(value),
    write: (instant, like) => first.write(instant, ownStyle(like)),
    unit: (like) => first.unit(ownStyle(like)),
  };
}

function firstOf(formats: readonly TimeFormat[], value: unknown): Instant | undefined {
  for (const format of formats) {
    const instant = format.parse(value);
    if (instant !== undefined) return instant;
  }
  return undefined;
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
