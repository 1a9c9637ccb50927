import { describe, expect, test } from "@jest/globals";
import { cursorPages } from "../../../src/pagination/index.js";
import { logsOf } from "../support/io.js";
import { readPages, wholeStream, type ReadContext } from "../../../src/slices/index.js";
import { fakeRequester, readOne, Status, type FakeApi } from "../support/read.js";
import { itemsStream } from "../support/streams.js";

const at = "2026-01-01T00:00:00Z";
const parent = itemsStream({ name: "customers", path: "/customers", primaryKey: "id", cursor: null });
const orders = { name: "orders", path: "/customers/{parent_id}/orders", primaryKey: "id", parent } as const;
const skipOn = [{ status: 403, why: "archived" }];

/** Two customers; the orders of the second are answered by `status`. */
function shop(status: number): FakeApi {
  return (url) => {
    const page = Number(url.searchParams.get("page"));
    if (url.pathname.endsWith("/customers")) return { data: page === 0 ? [{ id: 1 }, { id: 2 }] : [] };
    if (url.pathname.includes("/2/")) return new Status(status);
    return { data: page === 0 ? [{ id: "a", at }] : [] };
  };
}

describe("a status that means nothing here", () => {
  test("is a page without records: the slice is complete, and the count is said once", async () => {
    const { ok, records, states, messages } = await readOne(itemsStream({ ...orders, emptyOn: [404] }), {
      api: shop(404),
    });
    expect([ok, records.length]).toEqual([true, 1]);
    expect(JSON.stringify(states.at(-1))).toContain('"parent_id":2');
    expect(logsOf(messages).filter((line) => line.includes("404"))).toEqual([
      'Stream "orders": 1 request met HTTP 404, which stands for no records here.',
    ]);
  });

  test("is an error when it is not declared", async () => {
    const { ok } = await readOne(itemsStream({ ...orders, emptyOn: [410] }), { api: shop(404) });
    expect(ok).toBe(false);
  });

  test("warns when nothing else was answered: the address may be wrong", async () => {
    const { ok, messages } = await readOne(itemsStream({ cursor: null, emptyOn: [404] }), {
      api: () => new Status(404),
    });
    expect(ok).toBe(true);
    expect(logsOf(messages).join("\n")).toContain(
      "Nothing else was answered: if there should be records, check the base URL and the path (GET https://api.acme.test/v1/items).",
    );
  });

  test("ends a list of counted pages, but not one that a token leads through", async () => {
    const counted = await readOne(itemsStream({ cursor: null, emptyOn: [404] }), {
      api: (url) => (url.searchParams.get("page") === "2" ? new Status(404) : { data: [{ id: 1 }] }),
    });
    expect([counted.ok, counted.records.length]).toEqual([true, 2]);
    const pagination = cursorPages({ param: "after", from: "next" });
    const led = await readOne(itemsStream({ cursor: null, emptyOn: [404], pagination }), {
      api: (url) => (url.searchParams.has("after") ? new Status(404) : { data: [{ id: 1 }], next: "x" }),
    });
    expect([led.ok, led.records.length]).toEqual([false, 1]);
  });
});

describe("an ignored error", () => {
  test("is said with its reason and count, and nothing is claimed for its slice", async () => {
    const { ok, records, states, messages } = await readOne(itemsStream({ ...orders, skipOn }), { api: shop(403) });
    expect([ok, records.length]).toEqual([true, 1]);
    expect(JSON.stringify(states.at(-1))).not.toContain('"parent_id":2');
    expect(logsOf(messages).filter((line) => line.includes("403"))).toEqual([
      'Stream "orders": 1 request met HTTP 403, which is ignored (archived): what it should have brought is missing. The first was GET https://api.acme.test/v1/customers/2/orders.',
    ]);
  });

  test("on a later page keeps what came before, and claims nothing where the order is not known", async () => {
    const stream = itemsStream({ primaryKey: "id", skipOn });
    const { ok, records, states } = await readOne(stream, {
      api: (url) =>
        url.searchParams.get("page") === "1"
          ? new Status(403)
          : {
              data: [
                { id: 1, at },
                { id: 2, at: "2026-01-02T00:00:00Z" },
              ],
            },
      state: { at: "2025-01-01T00:00:00Z" },
    });
    expect([ok, records.length]).toEqual([true, 2]);
    expect(states.at(-1)).toEqual({ at: "2025-01-01T00:00:00Z" });
  });

  test("is an error where nobody would be told, as in check", async () => {
    const requester = fakeRequester(() => new Status(403));
    const context: ReadContext = {
      config: {},
      requester: () => Promise.resolve(requester),
      now: () => 0,
      log: () => undefined,
      signal: new AbortController().signal,
    };
    const pages = readPages(itemsStream({ cursor: null, skipOn }), context, wholeStream);
    await expect(pages.next()).rejects.toThrow("HTTP 403");
  });

  test("of a parent is said by the child, with the parent's name", async () => {
    const closed = itemsStream({ name: "customers", path: "/customers", cursor: null, skipOn });
    const { ok, messages } = await readOne(itemsStream({ ...orders, parent: closed }), { api: () => new Status(403) });
    expect(ok).toBe(true);
    expect(logsOf(messages).join("\n")).toContain(
      'Stream "orders": 1 request of its parent "customers" met HTTP 403, which is ignored (archived)',
    );
  });
});
