import { describe, expect, test } from "@jest/globals";
import { faultNames, isFaultName, type FaultName } from "../../../../src/testing/index.js";
import { isObject } from "../../../../src/model/json.js";
import type { Reply } from "../support/fetch-mock.js";
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
