import { describe, expect, test } from "@jest/globals";
import { gunzipSync } from "node:zlib";
import type { IncomingHttpHeaders } from "node:http";
import {
  faultNames,
  isFaultName,
  rateLimitStyles,
  type FaultName,
  type FaultOptions,
  type RateLimitStyle,
} from "../../../../src/testing/index.js";
import { isObject } from "../../../../src/model/json.js";
import type { Reply } from "../support/fetch-mock.js";
import { rawGet } from "../support/raw-get.js";
import { idsIn, shopHeaders, withMock, type OpenMock } from "../support/open-mock.js";
import { shop } from "../support/shop.js";

const tags = "/tags?version=2";
const customers = "/customers?version=2&limit=6";

describe("the mock API fails on demand", () => {
  test.each<[FaultName, number, string]>([
    ["rate-limited", 429, "Too many requests"],
    ["server-error", 500, "Something went wrong"],
    ["forbidden", 403, "may not read"],
    ["unauthorized", 401, "not known"],
    ["error-200", 200, "could not be handled"],
    ["html", 200, "<html>"],
    ["invalid-json", 200, '{"data": [{"id": 1}, '],
    ["secrets-echoed", 403, "Bearer mock-api_key"],
  ])("by %s", async (name, status, text) => {
    await withMock(shop, async ({ api, get }) => {
      api.fault(name);
      const reply = await get(tags);
      expect([reply.status, reply.text]).toEqual([status, expect.stringContaining(text)]);
    });
  });

  test("by a body that is cut", async () => {
    await withMock(shop, async ({ api, get }) => {
      api.fault("cut-body");
      await expect(get(tags)).rejects.toThrow();
      expect((await get(tags)).status).toBe(200);
    });
  });

  test("by a wrong content type", async () => {
    await withMock(shop, async ({ api, get }) => {
      api.fault("wrong-content-type");
      const { headers, json } = await get(tags);
      expect([headers["content-type"], json["data"]]).toEqual(["text/html", api.records("tags")]);
    });
  });

  test("by silence, until it is closed", async () => {
    let pending: Promise<unknown> = Promise.resolve();
    await withMock(shop, async ({ api, get }) => {
      api.fault("silence");
      pending = expect(get(tags)).rejects.toThrow();
      while (api.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(api.requests[0]).not.toHaveProperty("status");
    });
    await pending;
  });

  test("by a token that leads back to its page", async () => {
    await withMock(shop, async ({ api, get }) => {
      api.fault("repeated-token");
      const first = await get(customers);
      const second = await get(after(first));
      expect(tokenIn(second)).toBe(tokenIn(first));
    });
  });

  test("by an empty page, behind which the list goes on", async () => {
    await withMock(shop, async ({ api, get }) => {
      api.fault("empty-page", { at: 2 });
      const pages = await followed(get);
      expect(pages.map((ids) => ids.length)).toEqual([6, 0, 5, 3]);
    });
  });
});

describe("a list that fails", () => {
  const pagesUnder = async (name: FaultName, options: FaultOptions = {}): Promise<unknown[][]> => {
    const pages: unknown[][] = [];
    await withMock(shop, async ({ api, get }) => {
      api.fault(name, options);
      pages.push(...(await followed(get)));
    });
    return pages;
  };

  test("has half a page first", async () => {
    expect((await pagesUnder("short-page")).map((ids) => ids.length)).toEqual([3, 3, 5, 3]);
  });

  test("has small pages whatever is asked for", async () => {
    const lengths = (await pagesUnder("clamped-size", { records: 5 })).map((ids) => ids.length);
    expect(lengths).toEqual([5, 4, 5]);
  });

  test("ends early", async () => {
    expect((await pagesUnder("cap", { records: 8 })).flat()).toHaveLength(8);
  });

  test("has another order", async () => {
    const [sorted, mixed] = [await pagesUnder("wrong-content-type"), await pagesUnder("unsorted")];
    expect(mixed.flat()).not.toEqual(sorted.flat());
    expect(mixed.flat().sort()).toEqual(sorted.flat().sort());
  });

  test("has one time for all records, which the mock's own records have too", async () => {
    await withMock(shop, ({ api }) => {
      const newest = api.records("customers").at(-1)?.["updated_at"];
      api.fault("same-time", { stream: "customers" });
      expect(new Set(api.records("customers").map((record) => record["updated_at"]))).toEqual(new Set([newest]));
      return Promise.resolve();
    });
  });

  test("gets a record on top while it is paged", async () => {
    await withMock(shop, async ({ api, get }) => {
      api.fault("insert-while-paging");
      const before = api.records("customers").length;
      const ids = (await followed(get)).flat();
      expect(api.records("customers")).toHaveLength(before + 1);
      expect(ids).toHaveLength(before + 1);
      expect(new Set(ids).size).toBe(before);
    });
  });
});

describe("a body that fails", () => {
  const bodyUnder = async (name: FaultName, options: FaultOptions = {}) => {
    let result: { bytes: Buffer; headers: IncomingHttpHeaders } | undefined;
    await withMock(shop, async ({ api }) => {
      api.fault(name, options);
      result = await rawGet(`${String(api.config["_mock_api"])}/v1${tags}`);
    });
    if (result === undefined) throw new Error("There was no answer.");
    return result;
  };

  test("is compressed, with or without saying so", async () => {
    const said = await bodyUnder("gzip");
    expect(said.headers["content-encoding"]).toBe("gzip");
    const unsaid = await bodyUnder("undeclared-gzip");
    expect(unsaid.headers).not.toHaveProperty("content-encoding");
    for (const { bytes } of [said, unsaid]) expect(gunzipSync(bytes).toString()).toContain('"data":');
  });

  test("begins with a mark, or is in an old encoding", async () => {
    expect((await bodyUnder("bom")).bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const { headers } = await bodyUnder("latin-1");
    expect(headers["content-type"]).toBe("application/json; charset=iso-8859-1");
  });

  test("in an old encoding has one byte for each letter", async () => {
    const records = { tags: [{ name: "grün" }] };
    await withMock(
      shop,
      async ({ api }) => {
        api.fault("latin-1");
        const { bytes } = await rawGet(`${String(api.config["_mock_api"])}/v1${tags}`);
        expect(bytes.includes(Buffer.from([0x72, 0xfc, 0x6e]))).toBe(true);
      },
      { records },
    );
  });

  test("is written first, then marked, then compressed, whatever was set first", async () => {
    await withMock(shop, async ({ api }) => {
      for (const name of ["gzip", "bom", "pretty-json"] as const) api.fault(name);
      const { bytes } = await rawGet(`${String(api.config["_mock_api"])}/v1${tags}`);
      expect(gunzipSync(bytes).toString()).toMatch(/^\u{feff}\{\r\n/u);
    });
  });

  test("is written over many lines", async () => {
    expect((await bodyUnder("pretty-json")).bytes.toString()).toContain('\r\n  "data": [');
  });

  test("is huge, or has a huge record", async () => {
    expect((await bodyUnder("huge-body", { megabytes: 2 })).bytes.length).toBeGreaterThan(2 * 1024 * 1024);
    const { bytes } = await bodyUnder("huge-record", { megabytes: 1 });
    expect(bytes.toString()).toMatch(/"huge":"x{1048576}"/);
  });

  test("is cut behind a byte, or falls silent", async () => {
    await expect(bodyUnder("cut-body", { byte: 3 })).rejects.toThrow("cut after 3 bytes");
    let pending: Promise<unknown> = Promise.resolve();
    await withMock(shop, async ({ api }) => {
      api.fault("stalled-body");
      let ended = false;
      const reply = rawGet(`${String(api.config["_mock_api"])}/v1${tags}`).finally(() => {
        ended = true;
      });
      pending = expect(reply).rejects.toThrow(/cut after \d\d/);
      while (api.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, 50));
      // It is the mock's end that cuts it, not the fault.
      expect(ended).toBe(false);
    });
    await pending;
  });
});

describe("a refusal for the rate", () => {
  test.each<[RateLimitStyle, RegExp]>([
    ["retry-after", /"retry-after":"30"/],
    ["retry-after-date", /"retry-after":"[A-Z][a-z]{2}, /],
    ["x-ratelimit", /"x-ratelimit-remaining":"0","x-ratelimit-reset":"\d{10}"/],
    ["x-ratelimit-milliseconds", /"x-ratelimit-reset":"\d{13}"/],
    ["x-rate-limit", /"x-rate-limit-reset":"30"/],
    ["ratelimit", /"ratelimit":"\\"default\\";r=0;t=30"/],
    ["none", /^(?!.*(retry|rate))/],
  ])("tells the reset by %s", async (style, expected) => {
    await withMock(shop, async ({ api, get }) => {
      api.fault("rate-limited", { style, retryAfter: 30 });
      const { status, headers } = await get(tags);
      expect(status).toBe(429);
      expect(JSON.stringify(headers)).toMatch(expected);
    });
  });

  test("is known by its style", () => {
    expect(rateLimitStyles).toHaveLength(7);
  });
});

describe("a credential that expires", () => {
  test("is refused from then on, until another comes or faults are cleared", async () => {
    await withMock(shop, async ({ api, get }) => {
      api.fault("expired-credential", { at: 2 });
      const replies = [await get(tags), await get(tags), await get(tags)];
      expect(replies.map(({ status }) => status)).toEqual([200, 401, 401]);
      expect(replies[1]?.text).toContain("has expired");
      // The mock knows only one: another is refused for what it is.
      expect((await get(tags, { ...shopHeaders, authorization: "Bearer other" })).text).not.toContain("has expired");
      api.clearFaults();
      expect((await get(tags)).status).toBe(200);
    });
  });
});

describe("a fault", () => {
  test("waits for its stream and its request, and passes after its times", async () => {
    await withMock(shop, async ({ api, get }) => {
      api.fault("server-error", { stream: "tags", at: 2, times: 2, retryAfter: 7 });
      expect((await get(customers)).status).toBe(200);
      const replies = [await get(tags), await get(tags), await get(tags), await get(tags)];
      expect(replies.map(({ status }) => status)).toEqual([200, 500, 500, 200]);
      expect(replies[1]?.headers["retry-after"]).toBe("7");
    });
  });

  test("goes when faults are cleared", async () => {
    await withMock(shop, async ({ api, get }) => {
      api.fault("forbidden");
      api.clearFaults();
      expect((await get(tags, shopHeaders)).status).toBe(200);
    });
  });

  test("is known by its name", () => {
    expect(faultNames.every(isFaultName)).toBe(true);
    expect(isFaultName("sulk")).toBe(false);
  });
});

async function followed(get: OpenMock["get"]): Promise<unknown[][]> {
  const pages: unknown[][] = [];
  let reply: Reply | undefined = await get(customers);
  while (reply !== undefined && pages.length < 9) {
    pages.push(idsIn(reply));
    reply = tokenIn(reply) === undefined ? undefined : await get(after(reply));
  }
  return pages;
}

function after(reply: Reply): string {
  return `${customers}&after=${encodeURIComponent(tokenIn(reply) ?? "")}`;
}

function tokenIn({ json: { meta } }: Reply): string | undefined {
  const next = isObject(meta) ? meta["next"] : undefined;
  return typeof next === "string" ? next : undefined;
}
