import type { RateLimitModel } from "../../model/types.js";

const windows = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/** Windows of two sides begin at different times, so an honest client may seem to send twice the rate. */
const generosity = 2;

export interface RateWatch {
  /** Counts a request. Seconds to wait when it is one too many, else nothing. */
  take(now: number): number | undefined;
}

/** Watches whether the declared rate is kept, over a sliding window. */
export function createRateWatch(limit: RateLimitModel | undefined): RateWatch {
  let seen: number[] = [];
  return {
    take(now) {
      if (limit === undefined) return undefined;
      const window = windows[limit.per];
      seen = seen.filter((time) => time > now - window);
      if (seen.length >= limit.requests * generosity) return Math.ceil(((seen[0] ?? now) + window - now) / 1_000);
      seen.push(now);
      return undefined;
    },
  };
}
