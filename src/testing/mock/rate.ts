import type { RateLimitModel } from "../../model/types.js";

const windows = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/** Windows of two sides begin at different times, so an honest client may seem to send twice the rate. */
const generosity = 2;

export interface RateWatch {
  /** Counts a request. Seconds to wait when it is one too many, else nothing. */
  take(now: number): number | undefined;
}

/** Watches whether the declared rates are kept, each over a sliding window. */
export function createRateWatch(limit: RateLimitModel | readonly RateLimitModel[] | undefined): RateWatch {
  const limits = [limit ?? []].flat();
  const longest = Math.max(0, ...limits.map(({ per }) => windows[per]));
  let seen: number[] = [];
  return {
    take(now) {
      seen = seen.filter((time) => time > now - longest);
      const waits = limits.flatMap((one) => waitFor(one, seen, now) ?? []);
      if (waits.length > 0) return Math.max(...waits);
      if (limits.length > 0) seen.push(now);
      return undefined;
    },
  };
}

/** Seconds until a rate allows another request; nothing when it does. */
function waitFor({ requests, per }: RateLimitModel, seen: readonly number[], now: number): number | undefined {
  const window = windows[per];
  const within = seen.filter((time) => time > now - window);
  if (within.length < requests * generosity) return undefined;
  return Math.ceil(((within[0] ?? now) + window - now) / 1_000);
}
