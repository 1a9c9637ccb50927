import { afterEach, describe, expect, test } from "@jest/globals";
import { createBudget } from "../../../src/http/budget.js";
import type { Transport } from "../../../src/http/transport.js";
import type { RateLimitModel } from "../../../src/model/types.js";
import { createScheduler } from "./scheduler.js";
import { closeAll, get, requester, scope } from "./support.js";

afterEach(closeAll);

const lengths = { second: 1_000, minute: 60_000, hour: 3_600_000 };
const url = "https://api.example.com/v1/items";

/** An API that answers after `latency` and refuses whatever goes beyond its rates, each over a sliding window. */
function strictApi(rates: readonly RateLimitModel[], clock: ReturnType<typeof createScheduler>, latency = 80) {
  const times: number[] = [];
  let together = 0;
  const seen = { times, refused: 0, together: 0 };
  const transport: Transport = {
    async send() {
      together += 1;
      seen.together = Math.max(seen.together, together);
      const now = clock.now();
      const refused = rates.some(
        ({ requests, per }) => times.filter((time) => time > now - lengths[per]).length >= requests,
      );
      if (refused) seen.refused += 1;
      else times.push(now);
      await clock.sleep(latency);
      together -= 1;
      return {
        status: refused ? 429 : 200,
        headers: refused ? { "retry-after": "1" } : {},
        url,
        body: new Uint8Array(),
      };
    },
    close: () => Promise.resolve(),
  };
  return { transport, seen };
}

/** An API with a quota that is whole again at each full window; it tells in `headers` what is left. */
function quotaApi(
  limit: number,
  window: number,
  clock: ReturnType<typeof createScheduler>,
  headers: (left: number, reset: number) => { readonly [name: string]: string },
) {
  let current = 0;
  let used = 0;
  const seen = { refused: 0, answered: 0 };
  const transport: Transport = {
    async send() {
      if (Math.floor(clock.now() / window) !== current) [current, used] = [Math.floor(clock.now() / window), 0];
      const refused = used >= limit;
      if (refused) seen.refused += 1;
      else [used, seen.answered] = [used + 1, seen.answered + 1];
      const told = headers(limit - used, (current + 1) * window);
      await clock.sleep(50);
      return { status: refused ? 429 : 200, headers: told, url, body: new Uint8Array() };
    },
    close: () => Promise.resolve(),
  };
  return { transport, seen };
}

function sendAll(count: number, options: Parameters<typeof requester>[1]): Promise<unknown> {
  const client = requester("https://api.example.com/v1", options);
  return Promise.all(Array.from({ length: count }, () => client.send(get(url), scope)));
}

describe("a declared budget", () => {
  test.each<[string, readonly RateLimitModel[], number]>([
    ["7 a second", [{ requests: 7, per: "second" }], 700],
    ["200 a minute", [{ requests: 200, per: "minute" }], 1_001],
    [
      "7 a second and 200 a minute",
      [
        { requests: 7, per: "second" },
        { requests: 200, per: "minute" },
      ],
      1_001,
    ],
    ["60 a minute, evenly", [{ requests: 60, per: "minute", burst: 1 }], 300],
  ])("of %s meets no refusal, and is used to nine tenths", async (_name, rates, count) => {
    const clock = createScheduler();
    const { transport, seen } = strictApi(rates, clock);
    await clock.run(sendAll(count, { transport, rateLimit: rates, now: clock.now, sleep: clock.sleep }));
    expect(seen.refused).toBe(0);
    const slowest = Math.max(...rates.map(({ requests, per }) => lengths[per] / requests));
    const spent = (seen.times.at(-1) ?? 0) - (seen.times[0] ?? 0);
    expect(((count - 1) * slowest) / spent).toBeGreaterThanOrEqual(0.9);
  });

  test("with a burst lets no more than that leave at once", async () => {
    const clock = createScheduler();
    const budget = createBudget({ requests: 60, per: "minute", burst: 5 }, clock);
    const times: number[] = [];
    await clock.run(Promise.all(Array.from({ length: 30 }, () => budget.take().then(() => times.push(clock.now())))));
    for (const [index, time] of times.slice(5).entries())
      expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(5_000);
    expect(times.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("a quota that the API tells of", () => {
  test.each<[string, (left: number, reset: number, now: number) => { readonly [name: string]: string }]>([
    [
      "X-RateLimit in epoch seconds",
      (left, reset) => ({ "x-ratelimit-remaining": `${left}`, "x-ratelimit-reset": `${reset / 1_000}` }),
    ],
    [
      "X-RateLimit in epoch milliseconds",
      (left, reset) => ({ "x-ratelimit-remaining": `${left}`, "x-ratelimit-reset": `${reset}` }),
    ],
    [
      "X-Rate-Limit in seconds from now",
      (left, reset, now) => ({
        "x-rate-limit-remaining": `${left}`,
        "x-rate-limit-reset": `${Math.ceil((reset - now) / 1_000)}`,
      }),
    ],
    [
      "RateLimit-… of the drafts",
      (left, reset, now) => ({
        "ratelimit-remaining": `${left}`,
        "ratelimit-reset": `${Math.ceil((reset - now) / 1_000)}`,
      }),
    ],
    [
      "RateLimit of the last drafts",
      (left, reset, now) => ({ ratelimit: `"default";r=${left};t=${Math.ceil((reset - now) / 1_000)}` }),
    ],
  ])("by %s is never overdrawn, though nothing was declared", async (_name, headers) => {
    const start = Date.parse("2026-01-01T00:00:00Z");
    const clock = createScheduler(start);
    const { transport, seen } = quotaApi(50, 60_000, clock, (left, reset) => headers(left, reset, clock.now()));
    await clock.run(sendAll(220, { transport, now: clock.now, sleep: clock.sleep }));
    expect(seen).toEqual({ refused: 0, answered: 220 });
    expect(clock.now() - start).toBeLessThan(5 * 60_000);
  });

  test("that comes back later than a request waits is not waited for: the API's own refusal decides", async () => {
    const clock = createScheduler();
    const { transport, seen } = quotaApi(3, 86_400_000, clock, (left, reset) => ({
      "x-ratelimit-remaining": `${left}`,
      "x-ratelimit-reset": `${Math.ceil((reset - clock.now()) / 1_000)}`,
    }));
    const client = requester("https://api.example.com/v1", { transport, now: clock.now, sleep: clock.sleep });
    for (let sent = 0; sent < 3; sent += 1) await clock.run(client.send(get(url), scope));
    await expect(clock.run(client.send(get(url), scope))).rejects.toMatchObject({ code: "HTTP_RATE_LIMITED" });
    expect(seen.answered).toBe(3);
  });
});

describe("requests at the same time", () => {
  test("are 10 at most, or as many as declared", async () => {
    for (const [concurrency, most] of [
      [undefined, 10],
      [3, 3],
    ] as const) {
      const clock = createScheduler();
      const { transport, seen } = strictApi([], clock);
      await clock.run(sendAll(40, { transport, concurrency, now: clock.now, sleep: clock.sleep }));
      expect(seen.together).toBe(most);
    }
  });

  test("are halved by refusals, so that an API without any headers is soon left in peace", async () => {
    const clock = createScheduler();
    const { transport, seen } = strictApi([{ requests: 5, per: "second" }], clock);
    await clock.run(sendAll(100, { transport, now: clock.now, sleep: clock.sleep }));
    expect(seen.times).toHaveLength(100);
    // Without it there are 202.
    expect(seen.refused).toBeLessThan(120);
  });
});
