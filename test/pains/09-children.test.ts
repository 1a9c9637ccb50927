import { expect, test } from "@jest/globals";
import { sorted, withConnector } from "./support.js";

test("children of each parent have their own place in the state: a child that is late in one parent is not lost by another", async () => {
  await withConnector(async ({ api, say }) => {
    const first = await say("read", { streams: ["orders"] });
    expect(sorted(first.records("orders"))).toEqual(sorted(api.records("orders")));
    const [oldest] = first.records("orders");
    const parents = [...new Set(first.records("orders").map(({ customer_id }) => customer_id))];
    // At the time of the oldest order of all, for a parent that has had none since.
    const fresh = {
      id: "late",
      total: 1,
      changed: Number(oldest?.["changed"]) + 40 * 86_400,
      customer_id: parents.at(-1),
    };
    api.add("orders", [fresh]);
    const second = await say("read", { streams: ["orders"], from: first });
    expect(second.records("orders")).toEqual([fresh]);
  });
});

test("a parent that fails half-way loses no child: the next run reads it again", async () => {
  await withConnector(async ({ api, say }) => {
    api.fault("invalid-json", { stream: "orders", at: 3, times: 1 });
    const failed = await say("read", { streams: ["orders"] });
    expect(failed.code).toBe(1);
    const rest = await say("read", { streams: ["orders"], from: failed });
    const all = new Set(sorted([...failed.records("orders"), ...rest.records("orders")]));
    expect([...all]).toEqual(sorted(api.records("orders")));
  });
});
