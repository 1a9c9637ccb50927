/** The ways in which APIs say when their quota is back. */
export const rateLimitStyles = [
  /** `Retry-After` in seconds (RFC 9110 §10.2.3). */
  "retry-after",
  /** `Retry-After` as a date. */
  "retry-after-date",
  /** `X-RateLimit-Remaining` and `-Reset`, in seconds since the epoch, as GitHub has it. */
  "x-ratelimit",
  /** The same in milliseconds since the epoch. */
  "x-ratelimit-milliseconds",
  /** `X-Rate-Limit-…`, in seconds from now. */
  "x-rate-limit",
  /** `RateLimit: "default";r=0;t=30`, of the IETF's draft. */
  "ratelimit",
  /** Nothing. */
  "none",
] as const;

export type RateLimitStyle = (typeof rateLimitStyles)[number];

/** The headers of a refusal, with the quota back in so many seconds from `now` (milliseconds since the epoch). */
export function rateHeaders(style: RateLimitStyle, seconds: number, now: number): { [name: string]: string } {
  const reset = now + seconds * 1_000;
  switch (style) {
    case "retry-after":
      return { "retry-after": String(seconds) };
    case "retry-after-date":
      return { "retry-after": new Date(reset).toUTCString() };
    case "x-ratelimit":
      return { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(Math.ceil(reset / 1_000)) };
    case "x-ratelimit-milliseconds":
      return { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(reset) };
    case "x-rate-limit":
      return { "x-rate-limit-remaining": "0", "x-rate-limit-reset": String(seconds) };
    case "ratelimit":
      return { ratelimit: `"default";r=0;t=${seconds}` };
    case "none":
      return {};
  }
}
