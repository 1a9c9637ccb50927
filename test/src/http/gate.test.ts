import { describe, expect, test } from "@jest/globals";
import { createGate, type Pass } from "../../../src/http/gate.js";

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Enters as often as the gate lets; the passes of those that are inside. */
async function fill(gate: ReturnType<typeof createGate>, count: number): Promise<Pass[]> {
  const inside: Pass[] = [];
  for (let index = 0; index < count; index += 1) void gate.enter().then((pass) => inside.push(pass));
  await turn();
  return inside;
}

describe("the requests that are on the way together", () => {
  test("are no more than the gate is wide, and leave in their order", async () => {
    const gate = createGate(2, () => 0);
    const inside = await fill(gate, 3);
    expect(inside).toHaveLength(2);
    inside[0]?.leave();
    inside[0]?.leave();
    await turn();
    expect(inside).toHaveLength(3);
  });

  test("are halved when the API is asked too often, once for all that were on the way, and never to none", async () => {
    const gate = createGate(8, () => 0);
    const inside = await fill(gate, 8);
    for (const pass of inside) pass.limited();
    expect(gate.width).toBe(4);
    for (const pass of inside) pass.leave();
    for (let round = 0; round < 5; round += 1) {
      const pass = await gate.enter();
      pass.limited();
      pass.leave();
    }
    expect(gate.width).toBe(1);
  });

  test("grow again by one after as many successes, up to what they were", async () => {
    const gate = createGate(4, () => 0);
    const [first] = await fill(gate, 1);
    first?.limited();
    first?.leave();
    const widths: number[] = [];
    for (let success = 0; success < 12; success += 1) {
      const pass = await gate.enter();
      pass.succeeded();
      pass.leave();
      widths.push(gate.width);
    }
    expect(widths).toEqual([2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4]);
  });

  test("are no more than the API says are left, until its reset", async () => {
    let time = 0;
    const gate = createGate(5, () => time);
    const [first] = await fill(gate, 1);
    first?.left(2, 1_000);
    first?.leave();
    const inside = await fill(gate, 5);
    expect(inside).toHaveLength(2);
    time = 1_000;
    inside[0]?.leave();
    await turn();
    expect(inside).toHaveLength(5);
  });
});
