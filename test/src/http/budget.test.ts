import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { createBudget } from "../../../src/http/budget.js";
import type { RateLimitModel } from "../../../src/model/types.js";
import { virtualClock } from "./support.js";

const lengths = { second: 1_000, minute: 60_000, hour: 3_600_000 };

/** The times at which `count` requests leave, one after the other. */
async function leave(rateLimit: RateLimitModel | undefined, count: number): Promise<number[]> {
  const clock = virtualClock(0);
  const budget = createBudget(rateLimit, clock);
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    await budget.take();
    times.push(clock.now());
  }
  return times;
}

describe("a declared rate", () => {
  test("is never exceeded, in whatever span of its length", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom("second", "minute", "hour"),
        async (requests, per) => {
          const times = await leave({ requests, per }, 5 * requests);
          for (const [index, time] of times.slice(requests).entries()) {
            expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(lengths[per]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("is used to at least nine tenths", async () => {
    const times = await leave({ requests: 7, per: "second" }, 701);
    const [first = 0, last = 0] = [times[0], times.at(-1)];
    expect(700 / ((last - first) / 1_000)).toBeGreaterThanOrEqual(0.9 * 7);
  });

  test("of very many requests is kept in proportion", async () => {
    const times = await leave({ requests: 30_000, per: "second" }, 60_001);
    for (const [index, time] of times.slice(30_000).entries()) {
      if (time - (times[index] ?? 0) < 1_000) throw new Error(`Request ${index + 30_000} left too early.`);
    }
  });

  test("is shared: requests that come together leave in their order", async () => {
    const clock = virtualClock(0);
    const budget = createBudget({ requests: 1, per: "second" }, clock);
    const order: string[] = [];
    await Promise.all(["a", "b", "c"].map((name) => budget.take().then(() => order.push(name))));
    expect(order).toEqual(["a", "b", "c"]);
  });

  test("that is not declared holds nobody up", async () => {
    expect(await leave(undefined, 3)).toEqual([0, 0, 0]);
  });
});

describe("a pause", () => {
  test("holds every request up, and tells for how long", async () => {
    const clock = virtualClock(0);
    const budget = createBudget(undefined, clock);
    const told: number[] = [];
    budget.pauseUntil(5_000);
    budget.pauseUntil(3_000);
    await budget.take({ onPaused: (until) => told.push(until) });
    expect(clock.now()).toBe(5_000);
    expect(told).toEqual([5_000]);
  });

  test("that comes while a request waits for its place holds it up too", async () => {
    let time = 0;
    const wake: (() => void)[] = [];
    const sleep = () => new Promise<void>((resolve) => wake.push(resolve));
    const budget = createBudget({ requests: 1, per: "second" }, { now: () => time, sleep });
    await budget.take();
    let left = false;
    const second = budget.take().then(() => (left = true));
    budget.pauseUntil(60_000);
    time = 2_000;
    wake.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(left).toBe(false);
    time = 60_000;
    wake.shift()?.();
    await second;
  });
});
