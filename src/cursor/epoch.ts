import { ExactNumber } from "../protocol/exact.js";
import type { TimeFormat } from "./types.js";
import type { Instant } from "./instant.js";

/** Seconds that lie in the year 5138: who has such a number has milliseconds. */
const farSeconds = 1e11;

/** How .NET writes a time into JSON. Its offset tells where the time was written; the count is since 1970 in UTC all the same. */
const dotNet = /^(\/Date\()(-?\d+)((?:[+-]\d{4})?\)\/)$/;

/**
 * A count since 1970-01-01T00:00:00Z: numbers, or texts of digits, with or without a decimal fraction; of milliseconds also
 * `/Date(1767225600123+0000)/`.
 * `millisecondsPerUnit`: 1000 for seconds, 1 for milliseconds.
 */
export function epochFormat(millisecondsPerUnit: 1000 | 1): TimeFormat {
  const seconds = millisecondsPerUnit === 1000;
  const name = seconds ? "epochSeconds" : "epochMilliseconds";
  return { parse, explain, write, unit: () => millisecondsPerUnit };

  function parse(value: unknown): Instant | undefined {
    if (typeof value === "number") {
      if (Number.isSafeInteger(value))
        return inRange(value) ? { ms: value * millisecondsPerUnit, rest: "" } : undefined;
      return Number.isFinite(value) ? parseText(String(value)) : undefined;
    }
    if (value instanceof ExactNumber) return parseText(value.digits);
    return typeof value === "string" ? parseText(bare(value)) : undefined;
  }

  function parseText(text: string): Instant | undefined {
    const match = /^(-?\d{1,15})(?:\.(\d+))?$/.exec(text);
    const whole = Number(match?.[1]);
    // Before 1970 a fraction would count backwards; no API has been seen to send one.
    if (match === null || !inRange(whole) || (whole < 0 && match[2] !== undefined)) return undefined;
    const digits = match[2] ?? "";
    const above = seconds ? Number(digits.slice(0, 3).padEnd(3, "0")) : 0;
    return { ms: whole * millisecondsPerUnit + above, rest: digits.slice(seconds ? 3 : 0).replace(/0+$/, "") };
  }

  function inRange(value: number): boolean {
    return !seconds || Math.abs(value) < farSeconds;
  }

  function write({ ms }: Instant, like?: unknown): string | number {
    const value = Math.floor(ms / millisecondsPerUnit);
    if (typeof like !== "string") return value;
    const [, before = "", , behind = ""] = (seconds ? undefined : dotNet.exec(like)) ?? [];
    return `${before}${value}${behind}`;
  }

  /** The digits of a text. */
  function bare(text: string): string {
    return seconds ? text : (dotNet.exec(text)?.[2] ?? text);
  }

  function explain(value: unknown): string {
    if (seconds && typeof value === "string" && dotNet.test(value))
      return 'milliseconds as .NET writes them: declare "epochMilliseconds".';
    const number = Number(value);
    if (seconds && Number.isFinite(number) && Math.abs(number) >= farSeconds) {
      return 'too large for seconds (it would lie behind the year 5138): declare "epochMilliseconds".';
    }
    if (typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value))
      return `a date, but format "${name}" reads numbers: declare "iso".`;
    return `no number of ${seconds ? "seconds" : "milliseconds"} since 1970, as format "${name}" reads them: declare the format that the API has.`;
  }
}
