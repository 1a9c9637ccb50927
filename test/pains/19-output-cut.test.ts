import { expect, test } from "@jest/globals";
import { createBlockWriter } from "../../src/output/blocks.js";

test("nothing more is made while the reader has not taken what there is", async () => {
  const taken: (() => void)[] = [];
  const blocks = createBlockWriter({
    write: (_block, callback) =>
      taken.push(() => {
        callback();
      }),
  });
  for (let block = 0; block < 10; block += 1) blocks.append("x".repeat(70_000));
  const state = { ready: false };
  void blocks.ready().then(() => (state.ready = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(state.ready).toBe(false);
  while (!state.ready) {
    taken.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
});

test("the end waits for the last byte, and a reader that has gone is an error of its own", async () => {
  const bytes: number[] = [];
  const slow = createBlockWriter({
    write: (block, callback) =>
      setTimeout(() => {
        bytes.push(block.length);
        callback();
      }, 5),
  });
  slow.append("y".repeat(200_000));
  await slow.flush();
  expect(bytes.reduce((sum, length) => sum + length, 0)).toBe(200_000);
  const gone = createBlockWriter({
    write: (_block, callback) => setImmediate(callback, Object.assign(new Error("gone"), { code: "EPIPE" })),
  });
  gone.append("z");
  await expect(gone.flush()).rejects.toThrow();
});
