import { describe, expect, test } from "@jest/globals";
import { quotaOf } from "../../../src/http/quota.js";

const now = Date.parse("2026-01-01T00:00:00Z");

describe("the quota in the headers of an answer", () => {
  test.each([
    ["nothing", {}, {}],
    [
      "GitHub's",
      { "x-ratelimit-remaining": "7", "x-ratelimit-reset": String(now / 1_000 + 60) },
      { remaining: 7, reset: 60_000 },
    ],
    ["a span in seconds", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "30" }, { remaining: 0, reset: 30_000 }],
    [
      "milliseconds since the epoch",
      { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(now + 250) },
      { remaining: 0, reset: 250 },
    ],
    [
      "Okta's",
      { "x-rate-limit-remaining": "3", "x-rate-limit-reset": String(now / 1_000 + 5) },
      { remaining: 3, reset: 5_000 },
    ],
    ["the first drafts'", { "ratelimit-remaining": "0", "ratelimit-reset": "12" }, { remaining: 0, reset: 12_000 }],
    ["draft 07's", { ratelimit: "limit=100, remaining=4, reset=50" }, { remaining: 4, reset: 50_000 }],
    ["the last drafts'", { ratelimit: '"default";r=50;t=30' }, { remaining: 50, reset: 30_000 }],
    ["several quotas", { ratelimit: '"day";r=70;t=3600, "burst";r=0;t=5' }, { remaining: 0, reset: 5_000 }],
    [
      "several that are used up",
      { ratelimit: '"burst";r=0;t=5, "day";r=0;t=3600' },
      { remaining: 0, reset: 3_600_000 },
    ],
    ["Discord's", { "x-ratelimit-remaining": "0", "x-ratelimit-reset-after": "1.5" }, { remaining: 0, reset: 1_500 }],
    ["a repeated header", { "x-ratelimit-remaining": "40, 2" }, { remaining: 2 }],
    [
      "a date",
      { "x-ratelimit-remaining": "1", "x-ratelimit-reset": "2026-01-01T00:01:00Z" },
      { remaining: 1, reset: 60_000 },
    ],
    ["an HTTP date", { "ratelimit-reset": "Thu, 01 Jan 2026 00:00:10 GMT" }, { reset: 10_000 }],
    ["what is no number", { "x-ratelimit-remaining": "many", "x-ratelimit-reset": "soon", ratelimit: "unlimited" }, {}],
  ])("%s", (_name, headers, expected) => {
    expect(quotaOf(headers, now)).toEqual(expected);
  });
});
