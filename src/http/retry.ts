import { quotaOf, quotaReset } from "./quota.js";
import type { ApiRequest, ApiResponse } from "./types.js";

/** Retries after an error that may pass; then it is reported. */
export const defaultRetries = 5;

/** One request waits this long for the API's quota in all, then its failure is reported: quotas come back every hour at the latest. */
export const defaultRateLimitWait = 65 * 60_000;

type Headers = ApiResponse["headers"];

/** Milliseconds before retry number `retry` (1, 2, …): 1, 2, 4, 8, 16 s, shortened by up to a half so that clients spread. */
export function backoff(retry: number, random: () => number): number {
  return Math.round(1_000 * 2 ** Math.min(retry - 1, 6) * (1 - random() / 2));
}

/** `Retry-After` (RFC 9110 §10.2.3) in milliseconds from now: seconds or an HTTP date. Nothing when there is none that can be read. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers["retry-after"]?.trim();
  if (value === undefined || value === "") return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1_000);
  // `Date` would take "-3" for a year.
  const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** 429, or 403 with the signs of a used-up quota, as GitHub answers. */
export function isRateLimited({ status, headers }: ApiResponse): boolean {
  if (status === 429) return true;
  return status === 403 && (headers["retry-after"] !== undefined || quotaOf(headers, 0).remaining === 0);
}

/**
 * Milliseconds to wait for the quota, the `times`-th time in a row. What the API says is obeyed exactly; where it says nothing, and
 * where it was wrong five times, the wait grows.
 */
export function rateLimitWait(headers: Headers, times: number, now: number, random: () => number): number {
  const said = retryAfter(headers, now) ?? quotaReset(headers, now);
  if (said === undefined) return backoff(times, random);
  return times <= 5 ? said : Math.max(said, backoff(times, random));
}

/** Asking twice does no harm. */
export function isRepeatable({ method, repeatable = false }: Pick<ApiRequest, "method" | "repeatable">): boolean {
  return method === "GET" || repeatable;
}
