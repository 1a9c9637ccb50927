import type { JsonObject, StateMessage } from "../protocol/messages.js";
import { invoke } from "./acceptance/invoke.js";
import { configured } from "./acceptance/suite.js";
import { messageOf, recordsIn, statesIn } from "./acceptance/transcript.js";
import type { MockApi, Run } from "./types.js";

/** What a read of one stream brought. */
export interface StreamRead {
  readonly records: JsonObject[];
  /** The state messages, in order; hand `[last]` in as `state` to read on. */
  readonly states: StateMessage["state"][];
  /** Log lines and errors as `LEVEL message`. */
  readonly logs: string[];
  readonly exitCode: number;
}

export interface ReadStreamOptions {
  /** It must be listening. */
  readonly api: MockApi;
  /** Added to the mock configuration. */
  readonly config?: JsonObject;
  /** As it is written to the state file: a list of states, or nothing to read from the beginning. */
  readonly state?: unknown;
}

/**
 * Reads one stream of a connector against the mock API, in this process; incrementally where it can. Throws an Error when the
 * source has no such stream.
 */
export async function readStream(run: Run, stream: string, options: ReadStreamOptions): Promise<StreamRead> {
  const config = { ...options.api.config, ...options.config };
  const discovered = await invoke(run, "discover", { config });
  const streams = discovered.messages.flatMap(({ message }) =>
    message.type === "CATALOG" ? message.catalog.streams : [],
  );
  const chosen = streams.filter(({ name }) => name === stream);
  if (chosen.length === 0) {
    throw new Error(
      `The source has no stream "${stream}". Its streams: ${streams.map(({ name }) => name).join(", ")}.`,
    );
  }
  const transcript = await invoke(run, "read", { config, catalog: configured(chosen), state: options.state });
  return {
    records: recordsIn(transcript, stream),
    states: statesIn(transcript, stream).map(({ state }) => state),
    logs: transcript.messages.flatMap(({ line }) => logOf(line)),
    exitCode: transcript.exitCode,
  };
}

function logOf(line: string): string[] {
  const message = messageOf(line);
  if (message?.type === "LOG") return [`${message.log.level} ${message.log.message}`];
  if (message?.type !== "TRACE" || message.trace.type !== "ERROR") return [];
  return [`ERROR ${message.trace.error.message}`];
}
