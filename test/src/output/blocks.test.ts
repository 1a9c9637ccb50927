import { describe, expect, test } from "@jest/globals";
import { createBlockWriter } from "../../../src/output/blocks.js";
import { ReaderGone } from "../../../src/output/reader-gone.js";

/** A reader that takes a block only when it is told to. */
function slowReader() {
  const taken: Buffer[] = [];
  const waiting: ((error?: Error) => void)[] = [];
  return {
    sink: {
      write: (block: Uint8Array, callback: (error?: Error | null) => void) => {
        taken.push(Buffer.from(block));
        waiting.push(callback);
      },
    },
    taken,
    text: () => Buffer.concat(taken).toString(),
    waiting: () => waiting.length,
    /** Takes the block that was handed over. */
    take(error?: Error): void {
      waiting.shift()?.(error);
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const line = `${"x".repeat(1023)}\n`;

describe("lines to stdout", () => {
  test("leave in blocks of 64 KB, in the order of writing", async () => {
    const reader = slowReader();
    const writer = createBlockWriter(reader.sink);
    const lines = Array.from({ length: 200 }, (_, index) => `${String(index)} ${line}`);
    for (const each of lines) writer.append(each);
    const flushed = writer.flush();
    while (reader.waiting() > 0) {
      reader.take();
      await turn();
    }
    await flushed;
    expect(reader.text()).toBe(lines.join(""));
    expect(reader.taken.map(({ length }) => length >= 64 * 1024)).toEqual([true, true, true, false]);
  });

  test("wait for the reader: one block is with it, and a producer that asks is held back", async () => {
    const reader = slowReader();
    const writer = createBlockWriter(reader.sink);
    for (let count = 0; count < 64 * 8; count += 1) writer.append(line);
    let ready = false;
    const waited = writer.ready().then(() => {
      ready = true;
    });
    await turn();
    expect([reader.waiting(), ready]).toEqual([1, false]);
    for (let count = 0; count < 4; count += 1) {
      reader.take();
      await turn();
    }
    expect([reader.waiting(), ready]).toEqual([1, true]);
    await waited;
  });

  test("leave at once when nothing else is to be said", async () => {
    const reader = slowReader();
    createBlockWriter(reader.sink).append("a\n");
    await turn();
    expect(reader.text()).toBe("a\n");
  });

  test("are not lost while the reader has a block: they follow when it takes it", async () => {
    const reader = slowReader();
    const writer = createBlockWriter(reader.sink);
    writer.append("a\n");
    await turn();
    writer.append("b\n");
    reader.take();
    await turn();
    expect(reader.text()).toBe("a\nb\n");
  });

  test("are with the reader when flush resolves, however few they are", async () => {
    const reader = slowReader();
    const writer = createBlockWriter(reader.sink);
    writer.append("a\n");
    const flushed = writer.flush();
    expect(reader.text()).toBe("a\n");
    reader.take();
    await flushed;
  });

  test("may be longer than a block", async () => {
    const reader = slowReader();
    const writer = createBlockWriter(reader.sink);
    const long = `${"é".repeat(200_000)}\n`;
    expect(writer.append("a\n") + writer.append(long) + writer.append("b\n")).toBe(4 + 400_001);
    const flushed = writer.flush();
    while (reader.waiting() > 0) reader.take();
    await flushed;
    expect(reader.text()).toBe(`a\n${long}b\n`);
  });

  test("are not changed by later ones while the reader still has them", async () => {
    const reader = slowReader();
    const blocks: Uint8Array[] = [];
    const writer = createBlockWriter({
      write: (block, callback) => {
        blocks.push(block);
        reader.sink.write(block, callback);
      },
    });
    for (let count = 0; count < 64; count += 1) writer.append(line);
    const [first] = blocks;
    for (let count = 0; count < 64 * 3; count += 1) writer.append("y".repeat(1023) + "\n");
    expect(Buffer.from(first ?? []).toString()).toBe(line.repeat(64));
    await turn();
  });

  test("end with ReaderGone for whoever waits, when the reader has gone", async () => {
    const reader = slowReader();
    const writer = createBlockWriter(reader.sink);
    for (let count = 0; count < 64 * 8; count += 1) writer.append(line);
    const waited = writer.ready();
    reader.take(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    await expect(waited).rejects.toBeInstanceOf(ReaderGone);
    writer.append(line);
    await expect(writer.flush()).rejects.toBeInstanceOf(ReaderGone);
    expect(reader.taken).toHaveLength(1);
  });
});
