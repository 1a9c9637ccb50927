import type { DateFormat } from "../model/types.js";
import { epochFormat } from "./epoch.js";
import { isoFormat } from "./iso.js";
import { patternFormat } from "./pattern.js";
import type { TimeFormat } from "./types.js";

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
