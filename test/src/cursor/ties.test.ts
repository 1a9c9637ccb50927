import { describe, expect, test } from "@jest/globals";
import { hash, open } from "../support/cursor.js";

describe("ties at the state's value", () => {
  const tied = (id: number, name = "a") => ({ id, name, at: "2026-05-01T00:00:00Z" });

  test("are kept as hashes, and left out when they come again", async () => {
    const { slice } = await open();
    const first = slice();
    expect([tied(1), tied(2)].map((record) => first.observe(record))).toEqual([true, true]);
    const state = first.final();
    expect(state).toEqual({ at: "2026-05-01T00:00:00Z", _ties: [hash(tied(1)), hash(tied(2))] });
    const second = slice(state);
    expect([tied(2), tied(3), tied(1)].map((record) => second.observe(record))).toEqual([false, true, false]);
    expect(second.final()["_ties"]).toHaveLength(3);
  });

  test("are passed on when their bytes changed", async () => {
    const { slice } = await open();
    const first = slice();
    first.observe(tied(1));
    expect(slice(first.final()).observe(tied(1, "b"))).toBe(true);
  });

  test("that do not come in a run are still known in the next", async () => {
    const { slice } = await open();
    const first = slice();
    first.observe(tied(1));
    const idle = slice(first.final());
    expect(slice(idle.final()).observe(tied(1))).toBe(false);
  });

  test("are forgotten when a later value comes", async () => {
    const { slice } = await open();
    const first = slice();
    first.observe(tied(1));
    const later = { id: 9, at: "2026-05-01T00:00:01Z" };
    first.observe(later);
    expect(first.final()).toEqual({ at: later.at, _ties: [hash(later)] });
  });

  test("without a key are left out as often as they were delivered", async () => {
    const { slice } = await open({}, {}, false);
    const first = slice();
    first.observe(tied(1));
    const second = slice(first.final());
    expect([second.observe(tied(1)), second.observe(tied(1))]).toEqual([false, true]);
    const third = slice(second.final());
    expect([third.observe(tied(1)), third.observe(tied(1)), third.observe(tied(1))]).toEqual([false, false, true]);
  });

  test("beyond a thousand come again, which is said", async () => {
    const { slice, report, logs } = await open();
    const first = slice();
    for (let id = 0; id < 1200; id += 1) first.observe(tied(id));
    const state = first.final();
    expect(state["_ties"]).toHaveLength(1000);
    const second = slice(state);
    const passed = Array.from({ length: 1200 }, (_, id) => second.observe(tied(id))).filter(Boolean);
    expect(passed).toHaveLength(200);
    report();
    expect(logs.join()).toMatch(/more than 1,000 records/);
  });

  test("of the Python CDK's state, which has none, come again rather than be lost", async () => {
    const { slice } = await open();
    expect(slice({ at: "2026-05-01T00:00:00Z" }).observe(tied(1))).toBe(true);
  });

  test("are told apart by instant, not by how the zone is written", async () => {
    const { slice } = await open({ inclusive: true });
    const first = slice();
    first.observe({ id: 1, at: "2026-05-01T02:00:00+02:00" });
    first.observe({ id: 2, at: "2026-05-01T00:00:00Z" });
    expect(first.final()["_ties"]).toHaveLength(2);
  });
});
