/** What no run may do, whatever the data, the pages and the moment at which it is cut: lose a record, or bring one twice. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { JsonObject } from "../../../src/protocol/messages.js";
import { recordsOf, statesOf } from "../support/io.js";
import type { FakeApi } from "../support/read.js";
import { readOne } from "../support/read.js";
import { itemsStream } from "../support/streams.js";

interface Item extends JsonObject {
  id: number;
  at: string;
}

/** Few timestamps, so that many records share one. */
const at = fc.integer({ min: 0, max: 6 }).map((second) => `2026-01-01T00:00:0${second}Z`);

const start = Date.parse("2026-01-01T00:00:00Z");
const situations = fc.record({
  pageSize: fc.integer({ min: 1, max: 4 }),
  /** Per run: the records that came since, and the page at which the run fails (none: it goes through). */
  runs: fc.array(
    fc.record({
      added: fc.array(at, { maxLength: 8 }),
      cut: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  order: fc.constantFrom("ascending" as const, "none" as const, "descending" as const),
  filter: fc.constantFrom("inclusive" as const, "exclusive" as const, "none" as const),
  keyed: fc.boolean(),
  /** Seconds at which the first run starts; each later one a second later. So records may lie in the future. */
  clock: fc.constantFrom(0, 2, 1000),
});

describe("over any sequence of runs", () => {
  test("no record is lost and none comes twice, with a key or without", async () => {
    await fc.assert(
      fc.asyncProperty(situations, async ({ pageSize, runs, order, filter, keyed, clock }) => {
        // Page after page of equal rows without a key looks like an API that ignores the page: the guard refuses it.
        fc.pre(keyed || mostAtOneTime(runs) < 4 * pageSize);
        const stream = itemsStream({
          ...(keyed ? { primaryKey: "id" } : {}),
          cursor: { order, inclusive: filter === "inclusive", ...(filter === "none" ? {} : { param: "since" }) },
        });
        const items: Item[] = [];
        const got: JsonObject[] = [];
        let state: JsonObject | undefined;
        let now = start + clock * 1000;
        for (const [index, { added, cut }] of [...runs, { added: [], cut: undefined }].entries()) {
          // Rows that come later are not older than what was there, or than the run before, as a clock has it.
          const newest = items.reduce((max, item) => Math.max(max, Date.parse(item.at)), 0);
          const earliest = index === 0 ? 0 : Math.min(newest, now);
          for (const time of added) if (Date.parse(time) >= earliest) items.push({ id: items.length, at: time });
          now += 1000;
          const api = pagesOf(items, { pageSize, order, filter, cut, keyed });
          const reading = await readOne(stream, { api, state, now: () => now });
          // A read that failed claims nothing unless the order is ascending: then its records must come again.
          if (reading.ok || order === "ascending") got.push(...reading.records);
          else expect(reading.states.at(-1)).toEqual(state ?? {});
          state = reading.states.at(-1);
        }
        const rows = keyed ? items : items.map((item) => ({ at: item.at }));
        expect(sorted(got)).toEqual(sorted(rows));
      }),
      { numRuns: 300 },
    );
  });

  test("none is lost from any state that a run has written on its way", async () => {
    const many = fc.record({
      times: fc.array(at, { minLength: 3, maxLength: 20 }),
      pageSize: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(many, async ({ times, pageSize }) => {
        const items = times.map((time, id) => ({ id, at: time }));
        const stream = itemsStream({
          primaryKey: "id",
          cursor: { order: "ascending", param: "since", inclusive: true },
        });
        const api = pagesOf(items, { pageSize, order: "ascending", filter: "inclusive", cut: undefined, keyed: true });
        const whole = await readOne(stream, { api });
        for (const [index, message] of whole.messages.entries()) {
          if (message.type !== "STATE") continue;
          const before = whole.messages.slice(0, index + 1);
          const rest = await readOne(stream, { api, state: statesOf(before, "items").at(-1) });
          expect(sorted([...recordsOf(before, "items"), ...rest.records])).toEqual(sorted(items));
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** The API: filters, sorts, and cuts into pages; the page `cut` fails. */
function pagesOf(
  items: readonly Item[],
  options: { pageSize: number; order: string; filter: string; cut: number | undefined; keyed: boolean },
): FakeApi {
  const { pageSize, order, filter, cut, keyed } = options;
  return (url) => {
    const page = Number(url.searchParams.get("page"));
    if (page === cut) throw new Error("cut");
    const since = Date.parse(url.searchParams.get("since") ?? "2000-01-01T00:00:00Z");
    const wanted = items.filter((item) =>
      filter === "exclusive" ? Date.parse(item.at) > since : Date.parse(item.at) >= since,
    );
    const ordered = order === "none" ? wanted : wanted.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    if (order === "descending") ordered.reverse();
    const rows = ordered.slice(page * pageSize, (page + 1) * pageSize);
    return { page, data: keyed ? rows : rows.map((item) => ({ at: item.at })) };
  };
}

function sorted(records: readonly JsonObject[]): string[] {
  return records.map((record) => JSON.stringify(record)).sort();
}

/** How many rows share a time, at the most. */
function mostAtOneTime(runs: readonly { readonly added: readonly string[] }[]): number {
  const counts = new Map<string, number>();
  for (const time of runs.flatMap(({ added }) => added)) counts.set(time, (counts.get(time) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
