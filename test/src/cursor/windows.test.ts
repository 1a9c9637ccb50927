/** Time in parts, over an API with a cap, cut anywhere: nothing is lost, and with a key nothing comes twice. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { JsonObject } from "../../../src/protocol/messages.js";
import type { CursorFacts } from "../support/streams.js";
import { itemsStream } from "../support/streams.js";
import { readOne, type FakeApi } from "../support/read.js";

interface Item extends JsonObject {
  readonly id: number;
  readonly at: string;
}

const start = Date.parse("2026-01-01T00:00:00Z");
const now = start + 100_000;
const time = (second: number): string => new Date(start + second * 1000).toISOString().replace(".000", "");

const situations = fc.record({
  seconds: fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 30 }),
  step: fc.constantFrom("PT7S", "PT30S", "PT5M"),
  cap: fc.option(fc.integer({ min: 8, max: 12 }), { nil: undefined }),
  order: fc.constantFrom("ascending" as const, "none" as const),
  inclusive: fc.boolean(),
  pageSize: fc.integer({ min: 1, max: 5 }),
  cut: fc.nat(40),
  granularity: fc.constantFrom(undefined, "PT10S"),
});

describe("windows", () => {
  test("lose nothing and repeat nothing, wherever a run is cut", async () => {
    await fc.assert(
      fc.asyncProperty(situations, async ({ seconds, step, cap, order, inclusive, pageSize, cut, granularity }) => {
        // Within what the filter tells apart there must be fewer than the cap.
        const wide = granularity === undefined ? 3 : 30;
        fc.pre(cap === undefined || seconds.every((one) => near(seconds, one, wide) < cap));
        const items = seconds.map((second, id): Item => ({ id, at: time(second) }));
        const cursor: CursorFacts = {
          param: "since",
          endParam: "until",
          start: time(0),
          order,
          inclusive,
          window: cap === undefined ? { step } : { step, cap },
          ...(granularity === undefined ? {} : { granularity }),
        };
        const stream = itemsStream({ primaryKey: "id", cursor });
        const api = apiOf(items, { cap, order, inclusive, pageSize, granularity });
        let requests = 0;
        const failing: FakeApi = (url) => {
          if ((requests += 1) > cut) throw new Error("cut");
          return api(url);
        };
        const options = { now: () => now };
        const first = await readOne(stream, { api: failing, ...options });
        const second = await readOne(stream, { api, state: first.states.at(-1), ...options });
        expect(second.ok).toBe(true);
        expect(unique([...first.records, ...second.records])).toEqual(items.map(({ id }) => id));
        for (const { records } of [first, second]) expect(records).toHaveLength(unique(records).length);
        const third = await readOne(stream, { api, state: second.states.at(-1), ...options });
        expect(third.records).toEqual([]);
      }),
      { numRuns: 150, seed: 20_261_125 },
    );
  });

  test("a cap that one instant alone reaches is an error that says so", async () => {
    const items = Array.from({ length: 9 }, (_, id): Item => ({ id, at: time(50) }));
    const window = { step: "PT5M", cap: 5 };
    const cursor: CursorFacts = { param: "since", endParam: "until", start: time(0), window };
    const api = apiOf(items, { cap: 5, order: "none", inclusive: false, pageSize: 5, granularity: undefined });
    const reading = await readOne(itemsStream({ primaryKey: "id", cursor }), { api, now: () => now });
    expect(reading.ok).toBe(false);
    expect(JSON.stringify(reading.messages)).toMatch(/5 records or more, which is all that it gives for one question/);
  });

  test("a run that was cut among empty windows goes on behind them", async () => {
    const cursor: CursorFacts = { param: "since", endParam: "until", start: time(0), window: { step: "PT10S" } };
    const asked: string[] = [];
    const api = apiOf([], { cap: undefined, order: "none", inclusive: false, pageSize: 5, granularity: undefined });
    let requests = 0;
    const cut: FakeApi = (url) => {
      if ((requests += 1) > 6) throw new Error("cut");
      return api(url);
    };
    const first = await readOne(itemsStream({ primaryKey: "id", cursor }), { api: cut, now: () => now });
    const state = first.states.at(-1);
    expect(state).toEqual({ _until: time(60) });
    const seen: FakeApi = (url) => {
      asked.push(url.searchParams.get("since") ?? "");
      return api(url);
    };
    const reading = await readOne(itemsStream({ primaryKey: "id", cursor }), { api: seen, state, now: () => now });
    expect(asked[0]).toBe(time(59));
    expect(reading.states.at(-1)).toEqual({});
  });
});

/** Filters as it says, sorts if it says so, and gives no more than the cap. */
function apiOf(
  items: readonly Item[],
  options: {
    cap: number | undefined;
    order: string;
    inclusive: boolean;
    pageSize: number;
    granularity: string | undefined;
  },
): FakeApi {
  const { cap, order, inclusive, pageSize, granularity } = options;
  const round = (text: string): number => {
    const ms = Date.parse(text);
    return granularity === undefined ? ms : Math.floor(ms / 10_000) * 10_000;
  };
  return (url) => {
    const page = Number(url.searchParams.get("page"));
    const [since, until] = ["since", "until"].map((name) => round(url.searchParams.get(name) ?? ""));
    const wanted = items.filter(({ at }) => {
      const place = round(at);
      return inclusive
        ? place >= Number(since) && place <= Number(until)
        : place > Number(since) && place < Number(until);
    });
    const sorted = order === "none" ? wanted : wanted.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    return { page, data: sorted.slice(0, cap).slice(page * pageSize, (page + 1) * pageSize) };
  };
}

function near(seconds: readonly number[], one: number, distance: number): number {
  return seconds.filter((other) => Math.abs(other - one) <= distance).length;
}

function unique(records: readonly JsonObject[]): number[] {
  return [...new Set(records.map(({ id }) => Number(id)))].sort((a, b) => a - b);
}
