import type { ByteSink } from "../protocol/io.js";
import { ReaderGone } from "./reader-gone.js";

/** A block leaves when it has so many bytes. 64 KB is what a pipe takes at once. */
const blockBytes = 64 * 1024;
/** Room behind that mark, so that the line that crosses it still fits. */
const capacity = 2 * blockBytes;
/** So many blocks may wait; then `ready` holds the producer back. */
const waitingBlocks = 4;

/** Lines, collected in blocks; one block at a time is with the sink. */
export interface BlockWriter {
  /** Adds a text that ends in a newline; returns its bytes. */
  append(text: string): number;
  ready(): Promise<void>;
  flush(): Promise<void>;
}

interface Waiter {
  /** Blocks that may still wait. */
  readonly until: number;
  readonly resolve: () => void;
  readonly reject: (error: ReaderGone) => void;
}

/**
 * Writes UTF-8 in blocks and waits for the sink's callback before the next, so nothing is lost when the reader is slow or the run
 * ends. A block that is not full leaves at the end of the current turn of the event loop when the sink is idle.
 */
export function createBlockWriter(sink: ByteSink): BlockWriter {
  const spare: Buffer[] = [];
  const queue: Buffer[] = [];
  let waiters: Waiter[] = [];
  let block: Buffer = Buffer.allocUnsafeSlow(capacity);
  let used = 0;
  let writing = false;
  let scheduled = false;
  let gone: ReaderGone | undefined;

  return {
    append,
    ready: () => waitUntil(waitingBlocks),
    flush: () => {
      if (used > 0) closeBlock();
      pump();
      return waitUntil(0);
    },
  };

  function append(text: string): number {
    if (gone !== undefined) return Buffer.byteLength(text);
    // No UTF-16 unit takes more than three bytes of UTF-8.
    const longest = text.length * 3;
    if (longest > capacity - used && used > 0) closeBlock();
    const bytes = longest > capacity ? appendLarge(text) : block.write(text, used);
    if (longest <= capacity) {
      used += bytes;
      if (used >= blockBytes) closeBlock();
    }
    if (!scheduled && !writing) {
      scheduled = true;
      setImmediate(writeEarly);
    }
    return bytes;
  }

  function appendLarge(text: string): number {
    const bytes = Buffer.from(text);
    queue.push(bytes);
    pump();
    return bytes.length;
  }

  function closeBlock(): void {
    queue.push(block.subarray(0, used));
    block = spare.pop() ?? Buffer.allocUnsafeSlow(capacity);
    used = 0;
    pump();
  }

  function writeEarly(): void {
    scheduled = false;
    if (!writing && used > 0) closeBlock();
  }

  function pump(): void {
    if (writing || gone !== undefined) return;
    const next = queue.shift();
    if (next === undefined) return;
    writing = true;
    sink.write(next, (error) => {
      writing = false;
      if (error !== undefined && error !== null) {
        fail(new ReaderGone(error));
        return;
      }
      reuse(next);
      if (queue.length === 0 && used > 0) closeBlock();
      else pump();
      wake();
    });
  }

  function reuse(written: Buffer): void {
    if (written.buffer.byteLength !== capacity || spare.length >= waitingBlocks) return;
    spare.push(Buffer.from(written.buffer));
  }

  function waitUntil(until: number): Promise<void> {
    if (gone !== undefined) return Promise.reject(gone);
    if (waiting() <= until) return Promise.resolve();
    return new Promise((resolve, reject) => {
      waiters.push({ until, resolve, reject });
    });
  }

  function waiting(): number {
    return queue.length + (writing ? 1 : 0);
  }

  function wake(): void {
    if (waiters.length === 0) return;
    const count = waiting();
    const ready = waiters.filter(({ until }) => count <= until);
    waiters = waiters.filter(({ until }) => count > until);
    for (const { resolve } of ready) resolve();
  }

  function fail(error: ReaderGone): void {
    gone = error;
    queue.length = 0;
    used = 0;
    const failed = waiters;
    waiters = [];
    for (const { reject } of failed) reject(error);
  }
}
