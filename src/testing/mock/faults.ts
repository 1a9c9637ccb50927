import type { FaultName } from "./fault-names.js";
import type { RateLimitStyle } from "./rate-headers.js";

export interface FaultOptions {
  /** Only requests for this stream. Default: all. */
  readonly stream?: string;
  /** The first request that fails, counted from when the fault is set. Default 1, the next one; 2 for `insert-while-paging`. */
  readonly at?: number;
  /** How many requests fail from there on. Default 1 for what passes by itself (429, 500, silence, cuts, pages), else all. */
  readonly times?: number;
  /** Seconds until the quota is back in `rate-limited`, and in the `Retry-After` of `server-error`. Default 0. */
  readonly retryAfter?: number;
  /** How `rate-limited` tells of it. Default `retry-after`. */
  readonly style?: RateLimitStyle;
  /** Bytes of the body that come through `cut-body`. Default: half of it. */
  readonly byte?: number;
  /** Records on a page of `clamped-size` (2), and in a list of `cap` (10). */
  readonly records?: number;
  /** Size of `huge-body` (64) and `huge-record` (8). */
  readonly megabytes?: number;
}

export interface ActiveFault {
  readonly name: FaultName;
  readonly retryAfter: number;
  readonly style: RateLimitStyle;
  readonly byte: number | undefined;
  readonly records: number | undefined;
  readonly megabytes: number | undefined;
}

export interface Faults {
  add(name: FaultName, options: FaultOptions): void;
  clear(): void;
  /** The faults that this request meets; counts it. */
  meet(request: { readonly stream?: string }): readonly ActiveFault[];
}

const passing: readonly FaultName[] = [
  "rate-limited",
  "server-error",
  "silence",
  "stalled-body",
  "cut-body",
  "empty-page",
  "expired-credential",
  "insert-while-paging",
];
/** So that a client without a guard fails a test instead of hanging it. */
const longestCircle = 25;

/** Keeps the faults that were asked for, and counts the requests that they wait for. */
export function createFaults(): Faults {
  let active: { readonly name: FaultName; readonly options: FaultOptions; seen: number }[] = [];
  return {
    add(name, options) {
      active = [...active, { name, options, seen: 0 }];
    },
    clear() {
      active = [];
    },
    meet(request) {
      return active.flatMap((fault) => {
        const { name, options } = fault;
        if (options.stream !== undefined && options.stream !== request.stream) return [];
        fault.seen += 1;
        const first = options.at ?? (name === "insert-while-paging" ? 2 : 1);
        const times = options.times ?? usualTimes(name);
        const meets = fault.seen >= first && fault.seen < first + times;
        if (!meets) return [];
        const { retryAfter = 0, style = "retry-after", byte, records, megabytes } = options;
        return [{ name, retryAfter, style, byte, records, megabytes }];
      });
    },
  };
}

function usualTimes(name: FaultName): number {
  if (name === "repeated-token") return longestCircle;
  return passing.includes(name) ? 1 : Infinity;
}
