/** Lets so many tasks run at the same time; who comes first goes first. */
export interface Limit {
  /** Resolves when there is a place; call what it gives to leave it. */
  enter(): Promise<() => void>;
}

export function createLimit(places: number): Limit {
  const queue: (() => void)[] = [];
  let free = places;
  return {
    async enter() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => queue.push(resolve));
      let left = false;
      return () => {
        if (left) return;
        left = true;
        const next = queue.shift();
        if (next === undefined) free += 1;
        else next();
      };
    },
  };
}
