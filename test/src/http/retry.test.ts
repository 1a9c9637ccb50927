import { afterEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { quotaReset } from "../../../src/http/quota.js";
import { backoff, isRateLimited, rateLimitWait, retryAfter } from "../../../src/http/retry.js";
import type { StatusReason } from "../../../src/protocol/messages.js";
import { closeAll, failure, get, json, loopback, requester, scope } from "./support.js";

afterEach(closeAll);

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 10_000 && !condition(); turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const now = Date.parse("2026-01-01T00:00:00Z");

describe("retries", () => {
  test("come after 1, 2, 4, 8 and 16 seconds, then the failure is reported with the number of attempts", async () => {
    const api = await loopback((_request, response) => {
      json(response, 503, {});
    });
    const client = requester(api.url);
    const error = await failure(client.send(get(api.url), scope));
    expect(client.slept).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    expect(error.detail).toContain("attempt 6");
  });

  test("are shortened by chance, by up to a half", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.double({ min: 0, max: 1, noNaN: true }), (retry, chance) => {
        const wait = backoff(retry, () => chance);
        expect(wait).toBeGreaterThanOrEqual(500 * 2 ** (retry - 1));
        expect(wait).toBeLessThanOrEqual(1_000 * 2 ** (retry - 1));
      }),
    );
  });

  test("wait exactly as long as Retry-After says, in seconds or as a date", async () => {
    const api = await loopback((_request, response, times) => {
      if (times === 1) json(response, 503, {}, { "retry-after": "7" });
      else if (times === 2) json(response, 503, {}, { "retry-after": "Thu, 01 Jan 2026 00:00:30 GMT" });
      else json(response, 200, {});
    });
    const client = requester(api.url);
    await client.send(get(api.url), scope);
    expect(client.slept).toEqual([7_000, 23_000]);
  });

  test("of a server error are not made when Retry-After is longer than a sync waits", async () => {
    const api = await loopback((_request, response) => {
      json(response, 503, {}, { "retry-after": "86400" });
    });
    const client = requester(api.url);
    expect((await failure(client.send(get(api.url), scope))).code).toBe("HTTP_SERVER");
    expect(client.slept).toEqual([]);
  });

  test("say in the log what failed, without the query", async () => {
    const api = await loopback((_request, response, times) => {
      json(response, times === 1 ? 502 : 200, {});
    });
    const client = requester(api.url);
    await client.send(get(`${api.url}/v1/a?key=s3cret`), scope);
    expect(client.logs).toEqual([`WARN HTTP 502 (Bad Gateway) from GET ${api.url}/v1/a. Retry 1 of 5 in 1 s.`]);
  });

  test("make the credentials anew for each attempt", async () => {
    const api = await loopback((_request, response, times) => {
      json(response, times < 3 ? 500 : 200, {});
    });
    let made = 0;
    const auth = { headers: () => Promise.resolve({ Authorization: `Bearer ${++made}` }) };
    await requester(api.url, { auth }).send(get(api.url), scope);
    expect(api.seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer 1", "Bearer 2", "Bearer 3"]);
  });
});

describe("a rate limit", () => {
  test("is waited for as long as the API says, and the stream is told before", async () => {
    const api = await loopback((_request, response, times) => {
      json(response, times === 1 ? 429 : 200, {}, { "retry-after": "30" });
    });
    const client = requester(api.url);
    const told: StatusReason[] = [];
    await client.send(get(api.url), { onRateLimited: (reason) => told.push(reason) });
    expect(client.slept).toEqual([30_000]);
    expect(told).toEqual([{ type: "RATE_LIMITED", rate_limited: { quota_reset: now + 30_000 } }]);
  });

  test("holds for all requests of the source", async () => {
    const api = await loopback((request, response, times) => {
      json(response, request.url === "/a" && times === 1 ? 429 : 200, {}, { "retry-after": "30" });
    });
    const slept: number[] = [];
    const wake: (() => void)[] = [];
    let time = now;
    const client = requester(api.url, {
      now: () => time,
      sleep: (milliseconds) => {
        slept.push(milliseconds);
        return new Promise((resolve) => wake.push(resolve));
      },
    });
    const first = client.send(get(`${api.url}/a`), scope);
    await until(() => slept.length === 1);
    const second = client.send(get(`${api.url}/b`), scope);
    await until(() => slept.length === 2);
    expect(api.seen).toHaveLength(1);
    time += 30_000;
    wake.forEach((one) => {
      one();
    });
    await Promise.all([first, second]);
    expect(api.seen).toHaveLength(3);
    expect(slept[1]).toBe(30_000);
  });

  test("may be met more often than an error may be retried", async () => {
    const api = await loopback((_request, response, times) => {
      json(response, times <= 8 ? 429 : 200, {}, { "retry-after": "1" });
    });
    await requester(api.url).send(get(api.url), scope);
    expect(api.seen).toHaveLength(9);
  });

  test("that lasts longer than a sync waits is a transient error with the time of the reset", async () => {
    const api = await loopback((_request, response) => {
      json(response, 429, {}, { "retry-after": "7200" });
    });
    const client = requester(api.url);
    const error = await failure(client.send(get(api.url), scope));
    expect(error).toMatchObject({ code: "HTTP_RATE_LIMITED", failureType: "transient_error" });
    expect(error.message).toContain("2026-01-01T02:00:00.000Z");
    expect(client.slept).toEqual([]);
  });

  test("that never ends is given up after the longest wait, even where the API says 0 seconds", async () => {
    const api = await loopback((_request, response) => {
      json(response, 429, {}, { "retry-after": "0" });
    });
    const client = requester(api.url);
    expect((await failure(client.send(get(api.url), scope))).code).toBe("HTTP_RATE_LIMITED");
    expect(client.slept.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(65 * 60_000);
    expect(api.seen.length).toBeLessThan(100);
  });

  test.each([
    ["429", 429, {}, true],
    ["403 with Retry-After", 403, { "retry-after": "60" }, true],
    ["403 with no requests left, as GitHub answers", 403, { "x-ratelimit-remaining": "0" }, true],
    ["403 with requests left", 403, { "x-ratelimit-remaining": "10" }, false],
    ["403 alone", 403, {}, false],
  ])("%s", (_name, status, headers, limited) => {
    expect(isRateLimited({ status, headers, url: "", body: new Uint8Array() })).toBe(limited);
  });
});

describe("headers that say when to come back", () => {
  test.each([
    ["5", 5_000],
    ["0", 0],
    ["1.5", 1_500],
    ["Thu, 01 Jan 2026 00:01:00 GMT", 60_000],
    ["Wed, 31 Dec 2025 23:59:00 GMT", 0],
    ["soon", undefined],
    ["", undefined],
    ["-3", undefined],
  ])("Retry-After %j", (value, expected) => {
    expect(retryAfter({ "retry-after": value }, now)).toBe(expected);
  });

  test.each([
    ["seconds from now", "42", 42_000],
    ["seconds since the epoch", String(now / 1_000 + 90), 90_000],
    ["milliseconds since the epoch", String(now + 1_234), 1_234],
    ["a time that has passed", String(now / 1_000 - 5), 0],
    ["no number", "tomorrow", undefined],
  ])("X-RateLimit-Reset in %s", (_name, value, expected) => {
    expect(quotaReset({ "x-ratelimit-reset": value }, now)).toBe(expected);
  });

  test("Retry-After outweighs the reset; without either the wait doubles", () => {
    expect(rateLimitWait({ "retry-after": "3", "x-ratelimit-reset": "9" }, 1, now, () => 0)).toBe(3_000);
    expect([1, 2, 3].map((times) => rateLimitWait({}, times, now, () => 0))).toEqual([1_000, 2_000, 4_000]);
  });
});

describe("after a 401", () => {
  test("credentials are renewed once, for all requests that failed together", async () => {
    let token = "old";
    let renewals = 0;
    const api = await loopback((request, response) => {
      json(response, request.headers.authorization === "Bearer new" ? 200 : 401, {});
    });
    const auth = {
      headers: () => Promise.resolve({ authorization: `Bearer ${token}` }),
      refresh: async () => {
        renewals += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        token = "new";
      },
    };
    const client = requester(api.url, { auth });
    const answers = await Promise.all(Array.from({ length: 16 }, () => client.send(get(api.url), scope)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 16 }, () => 200));
    expect(renewals).toBe(1);
    expect(client.secrets).toEqual(["Bearer old", "old", "Bearer new", "new"]);
  });

  test("a second 401 is reported, without another renewal", async () => {
    let renewals = 0;
    const api = await loopback((_request, response) => {
      json(response, 401, { message: "expired" });
    });
    const auth = {
      headers: () => Promise.resolve({ authorization: "Bearer x" }),
      refresh: () => {
        renewals += 1;
        return Promise.resolve();
      },
    };
    const error = await failure(requester(api.url, { auth }).send(get(api.url), scope));
    expect(error.code).toBe("HTTP_UNAUTHORIZED");
    expect([renewals, api.seen.length]).toEqual([1, 2]);
  });

  test("a renewal that fails is what is reported", async () => {
    const api = await loopback((_request, response) => {
      json(response, 401, {});
    });
    const auth = {
      headers: () => Promise.resolve({}),
      refresh: () => Promise.reject(new Error("the token server is down")),
    };
    await expect(requester(api.url, { auth }).send(get(api.url), scope)).rejects.toThrow("the token server is down");
  });
});
