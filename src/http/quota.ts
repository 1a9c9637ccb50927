import type { ApiResponse } from "./types.js";

type Headers = ApiResponse["headers"];

/** What an answer says of the quota that is left. */
export interface Quota {
  /** Requests that may still be sent before the reset; the least where several quotas are told of. */
  readonly remaining?: number;
  /** Milliseconds from now until the quota that is nearest to its end is whole again. */
  readonly reset?: number;
}

const remainingNames = ["x-ratelimit-remaining", "ratelimit-remaining", "x-rate-limit-remaining"] as const;
/** The last is always a span. */
const resetNames = ["x-ratelimit-reset", "ratelimit-reset", "x-rate-limit-reset", "x-ratelimit-reset-after"] as const;

/**
 * The quota by the headers that APIs send with every answer: `X-RateLimit-Remaining` and `-Reset` (GitHub and most others),
 * `X-Rate-Limit-…` (Okta, X), `RateLimit-Remaining` and `-Reset` (draft-ietf-httpapi-ratelimit-headers until 06), and the one header
 * `RateLimit` of the later drafts: `limit=100, remaining=0, reset=5` (07), `"burst";r=0;t=5, "day";r=70;t=3600` (from 08 on).
 * A reset is a span in seconds, or a time in seconds or milliseconds since the epoch, or a date. What cannot be read is passed over.
 */
export function quotaOf(headers: Headers, now: number): Quota {
  const one = draftQuota(headers["ratelimit"]);
  const remaining = one.remaining ?? smallest(first(headers, remainingNames));
  const reset = one.reset ?? quotaReset(headers, now);
  return { ...(remaining === undefined ? {} : { remaining }), ...(reset === undefined ? {} : { reset }) };
}

/** When the quota is back, in milliseconds from now, by the headers that name a reset; see `quotaOf`. */
export function quotaReset(headers: Headers, now: number): number | undefined {
  const value = first(headers, resetNames);
  if (value === undefined) return draftQuota(headers["ratelimit"]).reset;
  // A date stands as in `Retry-After`, or as ISO 8601 has it. `Date` would take other texts for years.
  if (/^\d{4}-\d\d-\d\dT|^[A-Za-z]{3},/.test(value)) return untilDate(Date.parse(value), now);
  if (!/^\d+(\.\d+)?$/.test(value)) return undefined;
  const number = Number(value);
  // No quota lasts 30 years, and no clock stands in 1971: larger numbers are times.
  if (number < 1e9) return Math.ceil(number * 1_000);
  return untilDate(Math.ceil(number < 1e11 ? number * 1_000 : number), now);
}

function untilDate(time: number, now: number): number | undefined {
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}

/** The one header of the later drafts; of several quotas the one that has least left, and of equal ones the longest. */
function draftQuota(header: string | undefined): Quota {
  const quotas = (header ?? "").split(",").reduce<{ remaining?: number; reset?: number }[]>((found, part) => {
    const remaining = parameter(part, "r|remaining");
    const seconds = parameter(part, "t|reset");
    const named = /^\s*(limit|remaining|reset)\s*=/.test(part);
    // In draft 07 the parts belong to one quota.
    const quota = named ? (found[0] ?? {}) : {};
    if (remaining !== undefined) quota.remaining = remaining;
    if (seconds !== undefined) quota.reset = seconds * 1_000;
    return named ? [quota] : [...found, quota];
  }, []);
  const left = ({ remaining = Infinity }: Quota) => remaining;
  const [least] = quotas.sort((a, b) => left(a) - left(b) || (b.reset ?? 0) - (a.reset ?? 0));
  return least ?? {};
}

function parameter(text: string, names: string): number | undefined {
  const value = new RegExp(`(?:^|;)\\s*(?:${names})\\s*=\\s*(\\d+)`).exec(text)?.[1];
  return value === undefined ? undefined : Number(value);
}

/** The number of a header; of a repeated one the least. */
function smallest(value: string | undefined): number | undefined {
  const numbers = (value ?? "").split(",").flatMap((part) => (/^\s*\d+\s*$/.test(part) ? [Number(part)] : []));
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}

function first(headers: Headers, names: readonly string[]): string | undefined {
  return names.map((name) => headers[name]?.trim()).find((value) => value !== undefined && value !== "");
}
