/** A stream that is read whole and breaks off: the next attempt goes on, the next sync starts anew. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isResumable } from "../../../src/slices/index.js";
import { nextUrl } from "../../../src/pagination/index.js";
import { itemsStream } from "../support/streams.js";
import { readOne, type FakeApi } from "../support/read.js";

const stream = itemsStream({ cursor: null, primaryKey: "id" });
const read = (api: FakeApi, state?: Parameters<typeof readOne>[1]["state"]) =>
  readOne(stream, { api, state, syncMode: "full_refresh" });

describe("a full refresh that breaks off", () => {
  test("is gone on with from any page, without a gap and without a repeat", async () => {
    const situation = fc.record({ count: fc.nat(12), size: fc.integer({ min: 1, max: 4 }), cut: fc.nat(6) });
    await fc.assert(
      fc.asyncProperty(situation, async ({ count, size, cut }) => {
        const first = await read(pagesOf(count, size, cut));
        const second = await read(pagesOf(count, size), first.states.at(-1));
        const ids = [...(first.ok ? [] : first.records), ...second.records].map(({ id }) => id);
        expect(second.ok).toBe(true);
        expect(ids).toEqual(Array.from({ length: count }, (_, id) => id));
        expect(second.states.at(-1)).toEqual({ __ab_no_cursor_state_message: true });
      }),
      { numRuns: 60, seed: 20_261_125 },
    );
  });

  test("starts anew when the connector asks for another list by then", async () => {
    const first = await read(pagesOf(6, 2, 1));
    const other = itemsStream({ cursor: null, primaryKey: "id", path: "/things" });
    const again = await readOne(other, { api: pagesOf(6, 2), state: first.states.at(-1), syncMode: "full_refresh" });
    expect(again.records).toHaveLength(6);
  });

  test("keeps no whole URL in a state: credentials may stand in it", () => {
    expect(isResumable(stream)).toBe(true);
    expect(isResumable({ ...stream, pagination: nextUrl({ from: "next" }) })).toBe(false);
    expect(isResumable(itemsStream({}))).toBe(false);
    expect(isResumable(itemsStream({ cursor: null, parent: stream, path: "/items/{parent_id}" }))).toBe(false);
  });
});

function pagesOf(count: number, size: number, cut?: number): FakeApi {
  return (url) => {
    const page = Number(url.searchParams.get("page"));
    if (page === cut) throw new Error("cut");
    const from = page * size;
    const rows = Array.from({ length: Math.max(0, Math.min(size, count - from)) }, (_, at) => ({ id: from + at }));
    return { page, data: rows };
  };
}
