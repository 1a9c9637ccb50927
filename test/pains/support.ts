import { sourceOf } from "../../src/define/source-of.js";
import type { Source } from "../../src/define/types.js";
import type { ProjectFiles } from "../../src/model/types.js";
import type { JsonObject } from "../../src/protocol/messages.js";
import { run } from "../../src/run.js";
import { createMockApi, type MockApi, type MockApiOptions } from "../../src/testing/index.js";
import { catalogOf, tempFiles } from "../src/support/files.js";
import { bodyOf, isObject, logsOf, recordsOf, statesOf, testIo, type Message } from "../src/support/io.js";
import { shop } from "../src/testing/support/shop.js";

export { shop } from "../src/testing/support/shop.js";
export { shopWith } from "../src/testing/support/kinds.js";
export { bodyOf, courseOf } from "../src/support/io.js";

/** What a run of a connector said. */
export interface Said {
  readonly code: number;
  readonly text: string;
  readonly messages: readonly Message[];
  readonly logs: readonly string[];
  readonly records: (stream: string) => JsonObject[];
  readonly states: (stream: string) => JsonObject[];
  /** The TRACE ERRORs. */
  readonly errors: readonly JsonObject[];
}

export interface Connector {
  readonly api: MockApi;
  /** Runs a command; `read` reads the streams named (all, each by its state where it can), from `states` of a run before. */
  readonly say: (command: string, options?: ReadOptions) => Promise<Said>;
}

export interface ReadOptions {
  readonly streams?: readonly string[];
  readonly from?: Said;
  readonly config?: JsonObject;
  readonly catalog?: unknown;
  readonly state?: unknown;
}

/** A connector of the shop (or another model) and its mock API, for the time of a test. Its clock jumps instead of waiting. */
export async function withConnector(
  use: (connector: Connector) => Promise<void>,
  options: Partial<MockApiOptions> & { readonly source?: (source: Source) => Source } = {},
): Promise<void> {
  const project: ProjectFiles = options.project ?? shop;
  const api = createMockApi({ ...options, project });
  await api.listen();
  const made = sourceOf(project);
  const source = options.source?.(made) ?? made;
  const names = Object.keys(project.streams);
  try {
    await use({ api, say: (command, given = {}) => say(source, api, command, { streams: names, ...given }) });
  } finally {
    await api.close();
  }
}

async function say(source: Source, api: MockApi, command: string, options: ReadOptions): Promise<Said> {
  const { streams = [], from, config, catalog, state } = options;
  const files = tempFiles();
  let jumped = 0;
  const { io, text, messages } = testIo({
    now: () => Date.now() + jumped,
    sleep: (milliseconds) => {
      jumped += milliseconds;
      return Promise.resolve();
    },
  });
  const argv = [command, "--config", files.write({ ...api.config, ...config })];
  if (command === "read") {
    const modes = streams.map((name) => [name, "incremental"] as const);
    argv.push("--catalog", files.write(catalog ?? catalogOf(...modes)));
    const given = state ?? (from === undefined ? undefined : lastStates(from));
    if (given !== undefined) argv.push("--state", files.write(given));
  }
  const code = await run(source, argv, io).finally(() => {
    files.remove();
  });
  const all = messages();
  return {
    code,
    text: text(),
    messages: all,
    logs: logsOf(all),
    records: (stream) => recordsOf(all, stream),
    states: (stream) => statesOf(all, stream),
    errors: all.flatMap((message) => errorOf(message)),
  };
}

/** The last state of each stream, as a state file has them. */
export function lastStates({ messages }: Pick<Said, "messages">): JsonObject[] {
  const last = new Map<string, JsonObject>();
  for (const message of messages) {
    if (message.type !== "STATE") continue;
    const state = bodyOf(message);
    const { stream } = state;
    const descriptor = isObject(stream) ? stream["stream_descriptor"] : undefined;
    if (isObject(descriptor)) last.set(String(descriptor["name"]), state);
  }
  return [...last.values()];
}

function errorOf(message: Message): JsonObject[] {
  if (message.type !== "TRACE") return [];
  const { error } = bodyOf(message);
  return isObject(error) ? [error] : [];
}

/** Records as texts in an order of their own. */
export function sorted(records: readonly unknown[]): string[] {
  return records.map((record) => JSON.stringify(record)).sort();
}
