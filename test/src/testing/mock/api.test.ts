import { describe, expect, test } from "@jest/globals";
import { json } from "../../../../src/testing/index.js";
import { fetchMock } from "../support/fetch-mock.js";
import { shopWith } from "../support/kinds.js";
import { idsIn, shopHeaders, withMock } from "../support/open-mock.js";
import { shop } from "../support/shop.js";

const tags = "/tags?version=2";

describe("the mock API refuses", () => {
  test.each([
    ["a path that no stream has", "/labels?version=2", 404, "no stream has this path"],
    ["a parameter that it does not know", "/tags?version=2&verson=3", 400, "the query parameter verson is not known"],
    ["a parameter that stands there twice", "/tags?version=2&version=2", 400, "stands there twice"],
    ["a constant that is missing", "/tags", 400, "the query parameter version is missing; it must be version=2"],
    ["a constant of another value", "/tags?version=3", 400, "version is 3; it must be version=2"],
    [
      "a parent that does not exist",
      "/customers/99999/orders?version=2&limit=6",
      404,
      "no record with customer_id=99999",
    ],
    ["a start that is no time", "/customers?version=2&limit=6&since=1767348000", 400, "not a time in the format"],
  ])("%s", async (_what, path, status, message) => {
    await withMock(shop, async ({ api, get }) => {
      const reply = await get(path);
      expect([reply.status, reply.text]).toEqual([status, expect.stringContaining(message)]);
      expect(api.requests[0]).toMatchObject({ status, refusal: expect.stringContaining(message) });
    });
  });

  test("another method, another host, another constant header", async () => {
    await withMock(shop, async ({ api, get }) => {
      const address = String(api.config["_mock_api"]);
      expect((await fetchMock(address, `https://api.shop.test/v1${tags}`, shopHeaders, "POST")).status).toBe(405);
      expect((await fetchMock(address, `https://api.other.test/v1${tags}`, shopHeaders)).status).toBe(421);
      expect((await get(tags, { ...shopHeaders, "x-client": "x" })).text).toContain("it must be x-client: shop");
    });
  });
});

describe("the start parameter", () => {
  test.each([
    [true, 2],
    [false, 1],
    [undefined, 1],
  ])("with inclusive %s", async (inclusive, count) => {
    const { type, field, format, param } = shop.streams.customers.cursor;
    const cursor = { type, field, format, param };
    const project = shopWith({ customers: { cursor: inclusive === undefined ? cursor : { ...cursor, inclusive } } });
    await withMock(project, async ({ get }) => {
      const reply = await get("/customers?version=2&limit=6&since=2026-01-01T15:30:00%2B05:30");
      expect(idsIn(reply)).toHaveLength(count);
    });
  });

  test("is counted in the order that the model says", async () => {
    await withMock(shopWith({ cursor: { order: "descending" } }), async ({ get }) => {
      expect(idsIn(await get("/customers?version=2&limit=6")).slice(0, 2)).toEqual([12, 11]);
    });
  });
});

describe("what the model cannot know", () => {
  test("is answered by handle, and the rest by the mock", async () => {
    const handle = ({ path }: { readonly path: string }) =>
      path.endsWith("/tags") ? json({ data: [] }, 203) : undefined;
    await withMock(
      shop,
      async ({ get }) => {
        expect((await get(tags)).status).toBe(203);
        expect((await get("/customers?version=2&limit=6")).status).toBe(200);
      },
      { handle },
    );
  });

  test("is given as records, a child's with their path variables", async () => {
    const records = {
      customers: [{ id: 1, updated_at: "2026-01-01T00:00:00Z" }],
      orders: [{ customer_id: 1, id: "o", changed: 1767348000 }],
    };
    await withMock(
      shop,
      async ({ api, get }) => {
        const { json: body } = await get("/customers/1/orders?version=2&limit=6");
        expect(body["data"]).toEqual([{ id: "o", changed: 1767348000 }]);
        api.add("orders", [{ customer_id: 1, id: "p", changed: 1767348001 }]);
        expect(api.records("orders")).toEqual([
          { id: "o", changed: 1767348000, customer_id: 1 },
          { id: "p", changed: 1767348001, customer_id: 1 },
        ]);
      },
      { records },
    );
  });
});

describe("the declared rate", () => {
  const project = shopWith({ api: { rateLimit: { requests: 2, per: "hour" } } });

  test("is watched generously, and told with Retry-After", async () => {
    await withMock(project, async ({ api, get }) => {
      expect(api.config).not.toHaveProperty("_mock_rates");
      const statuses = [];
      for (let sent = 0; sent < 5; sent += 1) statuses.push((await get(tags)).status);
      expect(statuses).toEqual([200, 200, 200, 200, 429]);
      expect(Number((await get(tags)).headers["retry-after"])).toBeGreaterThan(3_000);
    });
  });

  test("may be several, of which each holds", async () => {
    const rateLimit = [
      { requests: 50, per: "second" },
      { requests: 1, per: "hour" },
    ] as const;
    await withMock(shopWith({ api: { rateLimit } }), async ({ get }) => {
      const statuses = [];
      for (let sent = 0; sent < 3; sent += 1) statuses.push((await get(tags)).status);
      expect(statuses).toEqual([200, 200, 429]);
    });
  });

  test("can be left out: the configuration then tells the connector not to wait for it", async () => {
    await withMock(
      project,
      async ({ api, get }) => {
        expect(api.config).toMatchObject({ _mock_rates: false });
        for (let sent = 0; sent < 5; sent += 1) expect((await get(tags)).status).toBe(200);
      },
      { rateLimit: false },
    );
  });
});
