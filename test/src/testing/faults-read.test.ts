/** What our CDK does under each fault of the mock API. */
import { describe, expect, test } from "@jest/globals";
import { rateLimitStyles, type FaultName, type FaultOptions } from "../../../src/testing/index.js";
import { get, requester, scope } from "../http/support.js";
import { shopHeaders, withMock } from "./support/open-mock.js";
import { readShop, sorted } from "./support/read-shop.js";
import { shop } from "./support/shop.js";
import { shopWith } from "./support/kinds.js";

const numbered = shopWith({ pagination: { type: "page", param: "page", size: { param: "limit", value: 6 } } });
const unordered = shopWith({ cursor: { order: "none" } });

describe("everything comes, each record once,", () => {
  test.each<[FaultName, FaultOptions]>([
    ["rate-limited", { times: 3 }],
    ["server-error", { times: 2 }],
    ["empty-page", { at: 2 }],
    ["short-page", {}],
    ["clamped-size", { records: 3 }],
    ["cut-body", { times: 2 }],
    ["cut-body", { byte: 0 }],
    ["cut-body", { byte: 40 }],
    ["same-time", {}],
    ["insert-while-paging", {}],
    ["gzip", {}],
    ["bom", {}],
    ["pretty-json", {}],
    ["huge-body", { megabytes: 4, times: 1 }],
    ["wrong-content-type", {}],
  ])("under %s %j", async (name, options) => {
    const { exitCode, records, expected } = await readShop((api) => {
      api.fault(name, options);
    });
    expect(exitCode).toBe(0);
    // What enters at the top while a list is read by tokens moves records on to the next page: they come again, none is lost.
    if (name !== "insert-while-paging") expect(records).toEqual(expected);
    else expect(sorted(expected).filter((record) => !sorted(records).includes(record))).toHaveLength(1);
  });

  test.each(rateLimitStyles)("under a 429 that tells its reset by %s", async (style) => {
    const { exitCode, records, expected } = await readShop((api) => {
      api.fault("rate-limited", { style, retryAfter: 20, at: 2, times: 2 });
    });
    expect([exitCode, records]).toEqual([0, expected]);
  });

  test("from numbered pages that hold fewer than asked for, and first half a page", async () => {
    for (const fault of ["short-page", "clamped-size"] as const) {
      const { exitCode, records, expected } = await readShop(
        (api) => {
          api.fault(fault);
        },
        { project: numbered },
      );
      expect([exitCode, records]).toEqual([0, expected]);
    }
  });

  test("in any order, where none is declared", async () => {
    const { exitCode, records, expected } = await readShop(
      (api) => {
        api.fault("unsorted");
      },
      { project: unordered },
    );
    expect([exitCode, sorted(records)]).toEqual([0, sorted(expected)]);
  });

  test("with a record of some megabytes among them", async () => {
    const { exitCode, records, expected } = await readShop((api) => {
      api.fault("huge-record", { times: 1, megabytes: 5 });
    });
    expect([exitCode, records.length]).toEqual([0, expected.length]);
    expect(String(records[0]?.["huge"])).toHaveLength(5 * 1024 * 1024);
  });
});

describe("the stream fails, and says why,", () => {
  test.each<[FaultName, FaultOptions, RegExp]>([
    ["forbidden", {}, /HTTP 403 \(Forbidden\): You may not read this\./],
    ["unauthorized", { at: 2 }, /HTTP 401 \(Unauthorized\)/],
    ["expired-credential", { at: 3 }, /HTTP 401 \(Unauthorized\): The credential has expired\./],
    ["repeated-token", { at: 2 }, /would go in circles/],
    ["invalid-json", {}, /JSON/],
    ["html", {}, /HTML|JSON/],
    ["error-200", {}, /its body holds an error: The request could not be handled/],
    ["secrets-echoed", {}, /HTTP 403/],
  ])("under %s %j", async (name, options, said) => {
    const { exitCode, logs } = await readShop((api) => {
      api.fault(name, options);
    });
    expect(exitCode).toBe(1);
    expect(logs.filter((line) => line.startsWith("ERROR")).join("\n")).toMatch(said);
    expect(logs.join("\n")).not.toContain("mock-api_key");
  });
});

describe("an answer that does not come", () => {
  test.each<FaultName>(["silence", "stalled-body"])(
    "by %s is given up after a time, and asked for again",
    async (name) => {
      await withMock(shop, async ({ api }) => {
        api.fault(name);
        const client = requester("https://api.shop.test/v1", {
          mock: String(api.config["_mock_api"]),
          auth: { headers: () => Promise.resolve(shopHeaders) },
          timeouts: { headers: 100, idleBody: 100 },
        });
        const { status } = await client.send(get("https://api.shop.test/v1/tags?version=2"), scope);
        expect([status, api.requests.length]).toEqual([200, 2]);
        await client.close();
      });
    },
  );
});

describe("what no client can see", () => {
  test("is a list that ends early: a cap brings what it brings", async () => {
    const { exitCode, records, expected } = await readShop((api) => {
      api.fault("cap", { records: 4 });
    });
    expect([exitCode, records]).toEqual([0, expected.slice(0, 4)]);
  });
});

test("an order that is not the declared one moves the state only at the end, and says so", async () => {
  const { exitCode, records, expected, states, logs } = await readShop((api) => {
    api.fault("unsorted");
  });
  expect(exitCode).toBe(0);
  expect(sorted(records)).toEqual(sorted(expected));
  expect(logs.join("\n")).toMatch(/order/);
  expect(states.length).toBeGreaterThan(0);
});
