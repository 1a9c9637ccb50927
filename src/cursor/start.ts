import { settingValue, type Setting, type Context } from "../model/setting.js";
import { settingAt } from "../model/setting-path.js";
import { settingsOf } from "../model/template.js";
import { ConnectorError } from "../protocol/error.js";
import { utc, type Instant } from "./instant.js";
import { isoFormat } from "./iso.js";
import type { CursorRun } from "./types.js";

/**
 * Where the first read of a stream starts, or where reading ends: an ISO date (midnight in UTC) or a date-time with a zone. Undefined:
 * from the beginning, also where the template's setting is not set.
 * @throws ConnectorError CONFIG_INVALID (config_error)
 */
export async function startInstant(
  start: Setting<Context, string | undefined> | undefined,
  run: CursorRun,
  verb: "starts" | "ends" = "starts",
): Promise<Instant | undefined> {
  const value = await boundaryValue(start, run);
  if (value === undefined) return undefined;
  const instant = typeof value === "string" ? (dateOf(value) ?? isoFormat.parse(value)) : undefined;
  if (instant !== undefined) return instant;
  throw new ConnectorError({
    code: "CONFIG_INVALID",
    failureType: "config_error",
    message: `Stream "${run.stream}" ${verb} at ${typeof start === "string" ? `"${start}"` : "a function's value"}, which is ${JSON.stringify(value)}: write a date that exists, as 2026-01-31 or 2026-01-31T00:00:00Z.`,
  });
}

/** What a start or an end stands for; undefined where nothing is set. */
export async function boundaryValue<Value>(
  boundary: Setting<Context, Value> | undefined,
  run: CursorRun,
): Promise<unknown> {
  if (boundary === undefined || isUnset(boundary, run)) return undefined;
  const value: unknown = await settingValue(boundary, { config: run.config, params: {} });
  return value === null || value === "" ? undefined : value;
}

function isUnset(start: Setting<Context, unknown>, { config }: CursorRun): boolean {
  return typeof start === "string" && settingsOf(start).some((name) => (settingAt(config, name) ?? null) === null);
}

function dateOf(text: string): Instant | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return undefined;
  const ms = utc(Number(match[1]), Number(match[2]), Number(match[3]));
  return Number.isNaN(ms) ? undefined : { ms, rest: "" };
}
