import { second, type Instant } from "./dates.js";

const units: { readonly [letter: string]: bigint } = { W: 604_800n, D: 86_400n, H: 3_600n, M: 60n, S: 1n };

/** An ISO 8601 duration of weeks, days, hours, minutes and seconds, as nanoseconds: `P1D`, `PT15M`. */
export function durationOf(text: string): Instant {
  const parts = [...text.matchAll(/(\d+)([WDHMS])/g)].map(
    ([, count = "0", unit = "S"]) => BigInt(count) * (units[unit] ?? 1n),
  );
  return parts.reduce((sum, part) => sum + part, 0n) * second;
}
