import { createLimit } from "../../../src/commands/limit.js";
import { readStream } from "../../../src/commands/read-stream.js";
import type { StreamDefinition } from "../../../src/define/types.js";
import type { ApiResponse, Requester } from "../../../src/http/types.js";
import { createMask, createOutput } from "../../../src/output/index.js";
import type { JsonObject, SyncMode } from "../../../src/protocol/messages.js";
import { recordsOf, statesOf, testIo, type Message } from "./io.js";

/** An API without a network: a body (or a promise of one) for each URL, or an error thrown. */
export type FakeApi = (url: URL) => unknown;

export function fakeRequester(api: FakeApi): Requester {
  return {
    send: async ({ url }, { accept }) => {
      // As with a socket, the answer comes in a later turn.
      await new Promise((resolve) => setImmediate(resolve));
      return responseOf(url, await api(new URL(url)), accept);
    },
    counts: { sent: 0, retried: 0 },
    close: () => Promise.resolve(),
  };
}

/** An error status that the scope accepts, as a `FakeApi` answers it. */
export class Status {
  constructor(readonly status: number) {}
}

function responseOf(url: string, body: unknown, accept: readonly number[] = []): ApiResponse {
  if (body instanceof Status) {
    if (!accept.includes(body.status)) throw new Error(`HTTP ${body.status}`);
    return { status: body.status, headers: {}, url, body: new Uint8Array() };
  }
  return { status: 200, headers: { "content-type": "application/json" }, url, body: Buffer.from(JSON.stringify(body)) };
}

export interface Reading {
  readonly ok: boolean;
  readonly messages: readonly Message[];
  readonly records: readonly JsonObject[];
  readonly states: readonly JsonObject[];
}

export interface ReadingOptions {
  readonly api: FakeApi;
  readonly state?: JsonObject | undefined;
  readonly syncMode?: SyncMode;
  readonly now?: () => number;
  readonly config?: JsonObject;
  readonly concurrency?: number;
}

/** Reads one stream as the command `read` does. */
export async function readOne(stream: StreamDefinition, options: ReadingOptions): Promise<Reading> {
  const { api, state, syncMode = "incremental", config = {}, concurrency = 4 } = options;
  const now = options.now ?? (() => Date.parse("2026-11-25T12:00:00Z"));
  const { io, messages } = testIo({ now });
  const output = createOutput({ stdout: io.stdout, now, mask: createMask() });
  const requester = fakeRequester(api);
  const ok = await readStream({
    stream,
    syncMode,
    given: state,
    output,
    limit: createLimit(concurrency),
    watch: () => () => undefined,
    context: {
      config,
      requester: () => Promise.resolve(requester),
      now,
      log: (level, message) => {
        output.log(level, message);
      },
      signal: new AbortController().signal,
    },
  });
  await output.flush();
  const all = messages();
  return { ok, messages: all, records: recordsOf(all, stream.name), states: statesOf(all, stream.name) };
}
