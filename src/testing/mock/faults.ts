/** The ways in which the mock API can fail. */
export const faultNames = [
  /** 429 with `Retry-After`. */
  "rate-limited",
  /** 500. */
  "server-error",
  /** 403. */
  "forbidden",
  /** 401, whatever the credential. */
  "unauthorized",
  /** The next page's token is the one that was asked with. */
  "repeated-token",
  /** A page without records, before the one that should have come. */
  "empty-page",
  /** No answer at all. */
  "silence",
  /** The connection ends in the middle of the body. */
  "cut-body",
  /** A body that is not JSON, though it says so. */
  "invalid-json",
  /** A page for people instead of JSON. */
  "html",
  /** 200, with an error in the body. */
  "error-200",
  /** JSON that says it is something else. */
  "wrong-content-type",
  /** An error that repeats the credential it was sent. */
  "secrets-echoed",
] as const;

export type FaultName = (typeof faultNames)[number];

export function isFaultName(name: string): name is FaultName {
  return faultNames.some((each) => each === name);
}

export interface FaultOptions {
  /** Only requests for this stream. Default: all. */
  readonly stream?: string;
  /** The first request that fails, counted from when the fault is set. Default 1, the next one. */
  readonly at?: number;
  /** How many requests fail from there on. Default 1 for what passes by itself (429, 500, silence, cuts, pages), else all. */
  readonly times?: number;
  /** Seconds in the `Retry-After` of `rate-limited` and `server-error`. Default 0. */
  readonly retryAfter?: number;
}

export interface ActiveFault {
  readonly name: FaultName;
  readonly retryAfter: number;
}

export interface Faults {
  add(name: FaultName, options: FaultOptions): void;
  clear(): void;
  /** The faults that this request meets; counts it. */
  meet(request: { readonly stream?: string }): readonly ActiveFault[];
}

const passing: readonly FaultName[] = ["rate-limited", "server-error", "silence", "cut-body", "empty-page"];
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
        const first = options.at ?? 1;
        const times = options.times ?? usualTimes(name);
        const meets = fault.seen >= first && fault.seen < first + times;
        return meets ? [{ name, retryAfter: options.retryAfter ?? 0 }] : [];
      });
    },
  };
}

function usualTimes(name: FaultName): number {
  if (name === "repeated-token") return longestCircle;
  return passing.includes(name) ? 1 : Infinity;
}
