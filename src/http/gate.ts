/** Lets so many requests be on the way at the same time; who comes first goes first. */
export interface Gate {
  /** Resolves when there is a place, with the pass that gives it back. */
  enter(): Promise<Pass>;
  /** How many may be on the way now. */
  readonly width: number;
}

export interface Pass {
  /** The request is done; a second call does nothing. */
  leave(): void;
  /** It was answered with a success: the gate may grow. */
  succeeded(): void;
  /** It met the API's limit: the gate is half as wide, at least 1. Of requests that were on the way together only the first counts. */
  limited(): void;
  /** The API told how many requests are left until a time (milliseconds since the epoch): no more are on the way together. */
  left(requests: number, until: number): void;
}

/**
 * A gate of at most `most` places. It halves when the API says that it is asked too often, and grows by one place after as many
 * successes as it is wide (as TCP does, RFC 5681), so that it stays close to what the API bears.
 */
export function createGate(most: number, now: () => number): Gate {
  const queue: (() => void)[] = [];
  let width = most;
  let allowed = { requests: Infinity, until: 0 };
  let inside = 0;
  let successes = 0;
  /** Passes are numbered, so that a wave of refusals counts once. */
  let passes = 0;
  let halvedAt = 0;

  return {
    async enter() {
      if (queue.length > 0 || inside >= places()) await new Promise<void>((resolve) => queue.push(resolve));
      else inside += 1;
      return pass();
    },
    get width() {
      return width;
    },
  };

  function pass(): Pass {
    passes += 1;
    const number = passes;
    let gone = false;
    return {
      leave() {
        if (gone) return;
        gone = true;
        inside -= 1;
        admit();
      },
      succeeded() {
        successes += 1;
        if (width >= most || successes < width) return;
        successes = 0;
        width += 1;
      },
      limited() {
        successes = 0;
        if (number <= halvedAt) return;
        halvedAt = passes;
        width = Math.max(1, Math.floor(width / 2));
      },
      left(requests, until) {
        allowed = { requests, until };
      },
    };
  }

  function places(): number {
    return Math.max(1, now() < allowed.until ? Math.min(width, allowed.requests) : width);
  }

  function admit(): void {
    while (inside < places()) {
      const next = queue.shift();
      if (next === undefined) return;
      inside += 1;
      next();
    }
  }
}
