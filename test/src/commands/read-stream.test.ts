import { describe, expect, test } from "@jest/globals";
import { ConnectorError, type FailureType } from "../../../src/protocol/error.js";
import type { JsonObject } from "../../../src/protocol/messages.js";
import { courseOf, logsOf } from "../support/io.js";
import { readOne, type FakeApi } from "../support/read.js";
import { itemsStream } from "../support/streams.js";

const parent = itemsStream({ name: "customers", path: "/customers", cursor: null });
const child = itemsStream({ name: "orders", path: "/customers/{parent_id}/orders", primaryKey: "id", parent });

/** So many customers with an order each; those in `failing` fail. */
function shop(customers: number, failing: readonly number[], failureType: FailureType = "config_error"): FakeApi {
  return (url) => {
    const page = Number(url.searchParams.get("page"));
    const id = Number(url.pathname.split("/")[3] ?? 0);
    if (failing.includes(id)) throw new ConnectorError({ code: "X", failureType, message: `no ${id}` });
    if (id > 0) return { data: page === 0 ? [{ id, at: "2026-01-01T00:00:00Z" }] : [] };
    return { data: page === 0 ? Array.from({ length: customers }, (_, index) => ({ id: index + 1 })) : [] };
  };
}

describe("slices that fail", () => {
  test("do not keep the others from being read", async () => {
    const { ok, records, messages } = await readOne(child, { api: shop(5, [1, 3]), concurrency: 1 });
    expect(ok).toBe(false);
    expect(records.map(({ id }) => id)).toEqual([2, 4, 5]);
    expect(courseOf(messages, "orders").slice(-3)).toEqual(["STATE", "INCOMPLETE", "ERROR"]);
    expect(logsOf(messages)).toEqual(
      expect.arrayContaining(['Stream "orders" failed: no 1', 'Stream "orders": another part of it failed, too: no 3']),
    );
  });

  test("end the stream when there are ten", async () => {
    const failing = Array.from({ length: 15 }, (_, index) => index + 1);
    const { records, messages } = await readOne(child, { api: shop(20, failing), concurrency: 1 });
    expect(records).toEqual([]);
    expect(logsOf(messages).filter((line) => line.includes("failed"))).toEqual([
      'Stream "orders" failed: no 1',
      'Stream "orders": 9 other parts of it failed, too: no 2 | no 3 | no 4 | …',
    ]);
  });

  test("are counted, and what they say alike is said once", async () => {
    const forbidden: FakeApi = (url) => {
      if (url.pathname === "/v1/customers") return shop(5, [])(url);
      const message = /[45]/.test(url.pathname.split("/")[3] ?? "") ? "not found" : said;
      throw new ConnectorError({ code: "X", failureType: "config_error", message });
    };
    const failures = async () => {
      const { messages } = await readOne(child, { api: forbidden, concurrency: 1 });
      return logsOf(messages).filter((line) => line.includes("failed"));
    };
    let said = "not allowed";
    expect(await failures()).toEqual([
      'Stream "orders" failed: not allowed',
      'Stream "orders": 4 other parts of it failed, too: not found',
    ]);
    said = "not found";
    expect((await failures()).at(-1)).toBe('Stream "orders": 4 other parts of it failed, too, with the same message.');
  });

  test("end the stream at once when the API is in trouble: it is not asked for the next", async () => {
    const { records } = await readOne(child, { api: shop(5, [2], "transient_error"), concurrency: 1 });
    expect(records.map(({ id }) => id)).toEqual([1]);
  });
});

test("a parent that fails half-way fails the child, which keeps what it delivered", async () => {
  const api = shop(2, []);
  const failing: FakeApi = (url) => {
    if (url.pathname === "/v1/customers" && url.searchParams.get("page") === "1") throw new Error("gone");
    return api(url);
  };
  const { ok, records, states } = await readOne(child, { api: failing });
  expect(ok).toBe(false);
  expect(records).toHaveLength(2);
  expect(states.at(-1)).toMatchObject({ use_global_cursor: false, states: [{}, {}], state: {} });
});

test("a state comes only behind as many bytes of records as it has itself, and at the end", async () => {
  const stream = itemsStream({ primaryKey: "id", cursor: { order: "ascending" } });
  const at = "2026-01-01T00:00:00Z";
  // All tied: the state grows by a hash with each page, until it is larger than a page of records.
  const api: FakeApi = (url) => {
    const page = Number(url.searchParams.get("page"));
    return { page, data: page < 60 ? [{ id: page, at }] : [] };
  };
  const { messages, states } = await readOne(stream, { api });
  const lines = messages.map((message) => ({ type: message.type, bytes: JSON.stringify(message).length }));
  const stateBytes = lines.filter(({ type }) => type === "STATE").reduce((sum, { bytes }) => sum + bytes, 0);
  const recordBytes = lines.filter(({ type }) => type === "RECORD").reduce((sum, { bytes }) => sum + bytes, 0);
  expect(stateBytes).toBeLessThan(2.5 * recordBytes);
  expect(states.length).toBeLessThan(30);
  expect(states.at(-1)?.["_ties"]).toHaveLength(60);
});

test("at most so many slices are read at the same time", async () => {
  let running = 0;
  let most = 0;
  const api = shop(12, []);
  const counting: FakeApi = async (url) => {
    if (url.pathname === "/v1/customers") return api(url);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 2));
    running -= 1;
    return api(url);
  };
  await readOne(child, { api: counting, concurrency: 3 });
  expect(most).toBe(3);
});

describe("a state in which the stream finds no cursor", () => {
  const stream = itemsStream({ primaryKey: "id", cursor: {} });
  const api: FakeApi = () => ({ data: [] });
  const warnings = async (state: JsonObject, of = stream) =>
    logsOf((await readOne(of, { api, state })).messages).filter((line) => line.includes("its state holds"));

  test("is named: what was read before comes again", async () => {
    const [line] = await warnings({ slices: [], state_type: "date-range" });
    expect(line).toContain('holds slices, state_type, but no "at"');
  });

  test("is nothing to speak of where it is empty or Airbyte's own", async () => {
    expect(await warnings({})).toEqual([]);
    expect(await warnings({ at: null, __ab_no_cursor_state_message: true })).toEqual([]);
    expect(await warnings({ states: [], use_global_cursor: false }, child)).toEqual([]);
  });
});
