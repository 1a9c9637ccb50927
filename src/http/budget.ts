import type { RateLimitModel } from "../model/types.js";

const windows = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/** Requests on the way may bunch up; so much longer than declared is the window that is kept. */
const margin = 1.05;

/** More places than this are not kept: a larger budget is kept in proportion, over a shorter time. */
const mostPlaces = 10_000;

/** The time that all requests of a source share. */
export interface Budget {
  /**
   * Resolves when the next request may leave, in the order of the calls. `onPaused` is called with the time (milliseconds since the
   * epoch) when the wait is for the API's own limit.
   */
  take(options?: {
    readonly signal?: AbortSignal | undefined;
    readonly onPaused?: (until: number) => void;
  }): Promise<void>;
  /** The API said to wait: nothing leaves before `time`, in milliseconds since the epoch. */
  pauseUntil(time: number): void;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Rejects when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * Keeps the declared rate: in no span of `per` do more than `requests` leave, wherever the API's own windows begin. At first all of
 * them may leave at once. Without a rate only pauses are kept.
 */
export function createBudget(rateLimit: RateLimitModel | undefined, { now, sleep }: Clock): Budget {
  const reserve = rateLimit === undefined ? now : createPlaces(rateLimit, now);
  let pausedUntil = 0;
  return {
    async take({ signal, onPaused } = {}) {
      for (;;) {
        while (pausedUntil > now()) {
          onPaused?.(pausedUntil);
          await sleep(pausedUntil - now(), signal);
        }
        const time = reserve();
        if (time > now()) await sleep(time - now(), signal);
        // A pause that came meanwhile holds for this request too; its place may be too early then.
        if (pausedUntil <= now()) return;
      }
    },
    pauseUntil(time) {
      pausedUntil = Math.max(pausedUntil, time);
    },
  };
}

/** Hands out times to leave: each lies one window behind the one that is `requests` places before it. */
function createPlaces({ requests, per }: RateLimitModel, now: () => number): () => number {
  const share = Math.max(1, Math.ceil(requests / mostPlaces));
  const places = Math.max(1, Math.floor(requests / share));
  const window = (windows[per] / share) * margin;
  const taken = new Array<number>(places).fill(-Infinity);
  let next = 0;
  return () => {
    const time = Math.max(now(), (taken[next] ?? -Infinity) + window);
    taken[next] = time;
    next = (next + 1) % places;
    return time;
  };
}
