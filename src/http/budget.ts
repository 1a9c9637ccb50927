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
 * Keeps the declared rates, all of them: in no span of `per` do more than `requests` leave, wherever the API's own windows begin. At
 * first all of them may leave at once, or as many as `burst` says. Without a rate only pauses are kept.
 */
export function createBudget(
  rateLimit: RateLimitModel | readonly RateLimitModel[] | undefined,
  { now, sleep }: Clock,
): Budget {
  const limits = [rateLimit ?? []].flat().flatMap(placesOf);
  const reserve = () => {
    const time = Math.max(now(), ...limits.map((limit) => limit.next()));
    for (const limit of limits) limit.take(time);
    return time;
  };
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

/** Times at which requests may leave. */
interface Places {
  /** The earliest time for the next request. */
  next(): number;
  /** It leaves at this time. */
  take(time: number): void;
}

/** A burst is a rate of its own, over the part of the time that it is of all requests. */
function placesOf({ requests, per, burst }: RateLimitModel): Places[] {
  const whole = createPlaces(requests, windows[per]);
  if (burst === undefined || burst >= requests) return [whole];
  return [whole, createPlaces(burst, (windows[per] * burst) / requests)];
}

/** Each place lies one window behind the one that is `requests` places before it. */
function createPlaces(requests: number, milliseconds: number): Places {
  const share = Math.max(1, Math.ceil(requests / mostPlaces));
  const places = Math.max(1, Math.floor(requests / share));
  const window = (milliseconds / share) * margin;
  const taken = new Array<number>(places).fill(-Infinity);
  let next = 0;
  return {
    next: () => (taken[next] ?? -Infinity) + window,
    take(time) {
      taken[next] = time;
      next = (next + 1) % places;
    },
  };
}
