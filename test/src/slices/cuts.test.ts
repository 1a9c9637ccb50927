/** A stream with a parent that is cut anywhere, with slices read at the same time: no state may claim more than was written before it. */
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { JsonObject } from "../../../src/protocol/messages.js";
import { recordsOf, statesOf } from "../support/io.js";
import { readOne, type FakeApi } from "../support/read.js";
import { itemsStream } from "../support/streams.js";

const situations = fc.record({
  /** Per parent: the seconds of its children's timestamps. */
  children: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 6 }), { minLength: 1, maxLength: 6 }),
  pageSize: fc.integer({ min: 1, max: 3 }),
  /** The request that fails; beyond the last one none does. */
  cut: fc.integer({ min: 0, max: 25 }),
  ascending: fc.boolean(),
  concurrency: fc.integer({ min: 1, max: 4 }),
});

test("of a stream that is cut at any request, each state it wrote leads to all the rest", async () => {
  await fc.assert(
    fc.asyncProperty(situations, async ({ children, pageSize, cut, ascending, concurrency }) => {
      const parent = itemsStream({ name: "customers", path: "/customers", cursor: null });
      const order = ascending ? "ascending" : "none";
      const stream = itemsStream({ path: "/customers/{parent_id}/items", primaryKey: "id", parent, cursor: { order } });
      const shop = shopOf(children, pageSize, ascending);
      let requests = 0;
      const failing: FakeApi = (url) => {
        if ((requests += 1) > cut) throw new Error("cut");
        return shop(url);
      };
      const { messages } = await readOne(stream, { api: failing, concurrency });
      const all = ids((await readOne(stream, { api: shop })).records);
      for (const [index, message] of messages.entries()) {
        if (message.type !== "STATE") continue;
        const before = messages.slice(0, index + 1);
        const rest = await readOne(stream, { api: shop, state: statesOf(before, "items").at(-1), concurrency });
        expect([...new Set(ids([...recordsOf(before, "items"), ...rest.records]))].sort()).toEqual(all);
        const twice = await readOne(stream, { api: shop, state: rest.states.at(-1) });
        expect(twice.records).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

function shopOf(children: readonly (readonly number[])[], pageSize: number, ascending: boolean): FakeApi {
  return (url) => {
    const page = Number(url.searchParams.get("page"));
    const id = Number(url.pathname.split("/")[3] ?? -1);
    const seconds = [...(children[id] ?? [])];
    if (ascending) seconds.sort((a, b) => a - b);
    const rows: JsonObject[] =
      id < 0
        ? children.map((_, index) => ({ id: index }))
        : seconds.map((second, index) => ({ id: `${id}.${index}`, at: `2026-01-01T00:00:0${second}Z` }));
    return { page, data: rows.slice(page * pageSize, (page + 1) * pageSize) };
  };
}

function ids(records: readonly JsonObject[]): string[] {
  return records.map(({ id }) => String(id)).sort();
}
