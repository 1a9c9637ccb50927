/** A clock for tasks that run together: when all of them wait, it moves on to the first that is due. */
export function createScheduler(start = 0) {
  const waiting: { readonly at: number; readonly wake: () => void }[] = [];
  let time = start;
  return { now: () => time, sleep, run };

  function sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => waiting.push({ at: time + Math.max(0, milliseconds), wake: resolve }));
  }

  /** Runs until the work is done. */
  async function run<Result>(work: Promise<Result>): Promise<Result> {
    const state = { done: false };
    const end = () => {
      state.done = true;
    };
    work.then(end, end);
    while (!state.done) {
      await new Promise((resolve) => setImmediate(resolve));
      waiting.sort((a, b) => a.at - b.at);
      const next = waiting.shift();
      if (next === undefined) continue;
      time = next.at;
      next.wake();
    }
    return work;
  }
}
