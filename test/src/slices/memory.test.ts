import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { createPageMemory, readPages, wholeStream, type ReadContext } from "../../../src/slices/index.js";
import { fakeRequester, readOne, type FakeApi } from "../support/read.js";
import { itemsStream } from "../support/streams.js";
import { list } from "../../../src/define/list.js";

/** Lets everything that can go on go on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("the room for pages", () => {
  test("is given to few until the first has come, then by the largest page", async () => {
    const memory = createPageMemory(800);
    const rooms = await Promise.all(Array.from({ length: 8 }, () => memory.take()));
    let ninth = false;
    void memory.take().then(() => (ninth = true));
    await settled();
    expect(ninth).toBe(false);
    for (const room of rooms) room.fill(50);
    await settled();
    expect(ninth).toBe(true);
  });

  test("lets a page through that is larger than all of it, alone", async () => {
    const memory = createPageMemory(100);
    const first = await memory.take();
    first.fill(1000);
    let second = false;
    void memory.take().then(() => (second = true));
    await settled();
    expect(second).toBe(false);
    first.free();
    first.free();
    await settled();
    expect(second).toBe(true);
  });

  test("is never overdrawn by pages no larger than those before, and nobody waits for ever", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 40 }), async (sizes) => {
        const memory = createPageMemory(100);
        const warm = await memory.take();
        warm.fill(Math.max(...sizes));
        warm.free();
        let held = 0;
        let most = 0;
        await Promise.all(
          sizes.map(async (size) => {
            const room = await memory.take();
            room.fill(size);
            held += size;
            most = Math.max(most, held);
            await settled();
            held -= size;
            room.free();
          }),
        );
        expect(most).toBeLessThanOrEqual(100);
      }),
      { numRuns: 50 },
    );
  });
});

test("the room of a page is free again when it was passed on, failed, or is not wanted any more", async () => {
  const taken: boolean[] = [];
  const memory = {
    take: () => {
      const at = taken.push(true) - 1;
      return Promise.resolve({ fill: () => undefined, free: () => void (taken[at] = false) });
    },
  };
  const context = (api: FakeApi): ReadContext => {
    const requester = fakeRequester(api);
    return {
      config: {},
      requester: () => Promise.resolve(requester),
      now: () => 0,
      log: () => undefined,
      signal: new AbortController().signal,
      memory,
    };
  };
  const stream = itemsStream({ cursor: null });
  for await (const read of readPages(
    stream,
    context((url) => ({ data: [{ id: url.search }] })),
    wholeStream,
  )) {
    expect(read.page.count).toBe(1);
    if (taken.length > 4) break;
  }
  for (let turn = 0; turn < 20; turn += 1) await settled();
  const failing = readPages(
    stream,
    context(() => ({ nothing: 1 })),
    wholeStream,
  );
  await expect(failing.next()).rejects.toThrow("no records");
  expect(taken.filter(Boolean)).toEqual([]);
});

test("slices of a stream are read at the same time as often as it says, each in order", async () => {
  let running = 0;
  let most = 0;
  const values = Array.from({ length: 12 }, (_, index) => index);
  const stream = itemsStream({
    cursor: null,
    concurrency: 7,
    query: { of: "{n}" },
    partitions: { n: list(values, { add: true }) },
  });
  const { records } = await readOne(stream, {
    concurrency: 2,
    api: async (url) => {
      running += 1;
      most = Math.max(most, running);
      await settled();
      running -= 1;
      const page = Number(url.searchParams.get("page"));
      return { data: page < 2 ? [{ id: 2 * page }, { id: 2 * page + 1 }] : [] };
    },
  });
  expect(most).toBeGreaterThan(2);
  expect(most).toBeLessThanOrEqual(7);
  for (const value of values) expect(records.filter(({ n }) => n === value).map(({ id }) => id)).toEqual([0, 1, 2, 3]);
});
