import { describe, expect, test } from "@jest/globals";
import { datetime } from "../../../src/cursor/index.js";
import type { JsonObject } from "../../../src/protocol/messages.js";
import { partitionStates } from "../../../src/slices/index.js";
import { sliceKey } from "../../../src/slices/partition.js";
import type { Slice } from "../../../src/slices/index.js";

const noon = Date.parse("2026-06-01T12:00:00Z");

async function states(given?: JsonObject, limit?: number) {
  let now = noon;
  const kind = datetime({ field: "at", format: "iso" });
  const cursor = await kind.open({
    stream: "orders",
    config: {},
    primaryKey: [],
    now: () => noon,
    log: () => undefined,
  });
  const keeper = partitionStates({
    stream: "orders",
    cursor,
    given,
    now: () => now,
    ...(limit === undefined ? {} : { limit }),
  });
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };
  return { keeper, pass };
}

function slice(id: number): Slice {
  const values = { customer_id: id };
  const own = { params: { customer_id: String(id) }, values, parent: {} };
  return { ...own, key: sliceKey({ ...own, key: "" }) };
}

const at = (day: number) => ({ at: `2026-05-0${day}T00:00:00Z` });
const partition = (id: number) => ({ customer_id: id, parent_slice: {} });

describe("the state of a stream with a parent", () => {
  test("has a cursor for each partition, as the Python CDK writes it", async () => {
    const { keeper, pass } = await states();
    for (const id of [1, 2]) {
      expect(keeper.begin(slice(id))).toEqual({ state: undefined, lookbackSeconds: 0 });
      keeper.complete(slice(id), at(id));
    }
    pass(1.5);
    keeper.finish();
    expect(keeper.value()).toEqual({
      use_global_cursor: false,
      states: [
        { partition: partition(1), cursor: at(1) },
        { partition: partition(2), cursor: at(2) },
      ],
      state: at(2),
      lookback_window: 2,
      parent_state: {},
    });
  });

  test("claims on its way only what is delivered, and takes back what it must", async () => {
    const { keeper } = await states();
    keeper.begin(slice(1));
    keeper.checkpoint(slice(1), at(1));
    expect(keeper.value()).toMatchObject({ states: [{ partition: partition(1), cursor: at(1) }], state: {} });
    keeper.checkpoint(slice(1), undefined);
    expect(keeper.value()).toMatchObject({ states: [] });
  });

  test("changes its version only when it changes", async () => {
    const { keeper } = await states({ states: [{ partition: partition(1), cursor: at(1) }] });
    const { state } = keeper.begin(slice(1));
    keeper.checkpoint(slice(1), state);
    expect(keeper.version()).toBe(0);
    keeper.checkpoint(slice(1), at(2));
    expect(keeper.version()).toBe(1);
  });

  test("begins each partition where the state of the Python CDK left it, a new one at the start", async () => {
    const { keeper } = await states({
      use_global_cursor: false,
      // The keys in another order, and the form without parent_slice, mean the same partition.
      states: [
        { partition: { parent_slice: {}, customer_id: 1 }, cursor: at(1) },
        { partition: { customer_id: 2 }, cursor: at(2) },
      ],
      state: at(3),
      lookback_window: 5,
    });
    expect([1, 2, 3].map((id) => keeper.begin(slice(id)))).toEqual([
      { state: at(1), lookbackSeconds: 0 },
      { state: at(2), lookbackSeconds: 0 },
      { state: undefined, lookbackSeconds: 0 },
    ]);
  });

  test("finds a partition whatever the order of its keys", async () => {
    const { keeper } = await states({ states: [{ partition: { b: 2, a: 1 }, cursor: at(1) }] });
    const own = { params: {}, values: { a: 1, b: 2 }, parent: {} };
    expect(keeper.begin({ ...own, key: sliceKey({ ...own, key: "" }) })).toMatchObject({ state: at(1) });
  });

  test("keeps the partitions of a run before that it has not come to yet", async () => {
    const { keeper } = await states({ states: [{ partition: partition(9), cursor: at(1) }] });
    keeper.begin(slice(1));
    keeper.complete(slice(1), at(2));
    expect(keeper.value()).toMatchObject({ states: [{ partition: partition(9) }, { partition: partition(1) }] });
  });
});

describe("above the limit of partitions", () => {
  async function many(count: number, given?: JsonObject) {
    const { keeper, pass } = await states(given, 3);
    for (let id = 1; id <= count; id += 1) {
      keeper.begin(slice(id));
      keeper.complete(slice(id), at(id));
    }
    return { keeper, pass };
  }

  test("one cursor stands for all when all are delivered: the latest, with the run's length as lookback", async () => {
    const { keeper, pass } = await many(4);
    pass(90);
    keeper.finish();
    expect(keeper.value()).toEqual({
      use_global_cursor: true,
      states: [],
      state: at(4),
      lookback_window: 90,
      parent_state: {},
    });
  });

  test("it is not beyond the beginning of the run", async () => {
    const { keeper } = await many(4);
    keeper.begin(slice(9));
    keeper.complete(slice(9), { at: "2026-06-01T12:00:05Z" });
    keeper.finish();
    expect(keeper.value()).toMatchObject({ state: { at: "2026-06-01T12:00:00Z" } });
  });

  test("nothing is claimed for all before all are delivered", async () => {
    const { keeper } = await many(4);
    expect(keeper.value()).toMatchObject({ use_global_cursor: false, state: {} });
  });

  test("a run begins all at that cursor, with the lookback, and claims no more until its end", async () => {
    const given = { use_global_cursor: true, state: at(4), lookback_window: 90 };
    const { keeper } = await states(given, 3);
    expect(keeper.begin(slice(1))).toEqual({ state: at(4), lookbackSeconds: 90 });
    keeper.checkpoint(slice(1), at(5));
    keeper.complete(slice(1), at(6));
    expect(keeper.value()).toEqual({ ...given, states: [], parent_state: {} });
  });

  test("a run that meets fewer partitions gives each its own cursor again", async () => {
    const { keeper } = await many(2, { use_global_cursor: true, state: at(4), lookback_window: 90 });
    keeper.finish();
    expect(keeper.value()).toMatchObject({
      use_global_cursor: false,
      states: [{ cursor: at(1) }, { cursor: at(2) }],
      state: at(4),
    });
  });

  test("partitions whose parents are gone make room for new ones", async () => {
    const gone = [7, 8, 9].map((id) => ({ partition: partition(id), cursor: at(1) }));
    const { keeper } = await many(2, { states: gone });
    keeper.finish();
    const { states: kept } = keeper.value();
    expect(kept).toEqual([gone[0], ...[1, 2].map((id) => ({ partition: partition(id), cursor: at(id) }))]);
  });
});

test("a cursor from a time when the stream had no parent stands for all partitions", async () => {
  const { keeper } = await states(at(3));
  expect(keeper.begin(slice(1))).toEqual({ state: at(3), lookbackSeconds: 0 });
});

test.each([[{ states: {} }], [{ states: [{ cursor: {} }] }], [{ states: [1] }]])(
  "a state %j that cannot be read says to reset the stream",
  async (given) => {
    await expect(states(given)).rejects.toThrow(/"orders".*Reset the stream/);
  },
);

test("one cursor for all is not written again with every partition", async () => {
  const { keeper } = await states({ use_global_cursor: true, state: at(4), lookback_window: 90 });
  const [value, version] = [keeper.value(), keeper.version()];
  keeper.begin(slice(1));
  keeper.complete(slice(1), at(5));
  expect([keeper.value(), keeper.version()]).toEqual([value, version]);
  keeper.finish();
  expect(keeper.version()).toBeGreaterThan(version);
});
