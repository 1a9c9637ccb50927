import { randomOf } from "../lib/random.mjs";

/** Choices that are the same each time for a seed. */
export function createRandom(seed) {
  const next = randomOf(seed);
  /** A whole number from `least` to `most`, both included. */
  const whole = (least, most) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    chance: (share) => next() < share,
    one: (list) => list[whole(0, list.length - 1)],
    some: (list, share) => list.filter(() => next() < share),
  };
}
