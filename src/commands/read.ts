import { parseExact } from "../decode/index.js";
import { didYouMean } from "../model/suggest.js";
import { ConnectorError } from "../protocol/error.js";
import { createPageMemory, type ReadContext } from "../slices/index.js";
import { wantedStreams, type WantedStream } from "./catalog.js";
import { loadConfig } from "./config.js";
import { readJsonFile } from "./json-file.js";
import { createLimit } from "./limit.js";
import { readStream } from "./read-stream.js";
import { createRequesters } from "./requesters.js";
import { streamStates } from "./state.js";
import type { Command } from "./types.js";
import { createWatch } from "./watch.js";

/** Streams, and slices of all streams, that are read at the same time. */
const concurrency = 4;

/** Reads the streams of the catalog. Resolves with 1 when one of them failed; the others are read all the same. */
export async function read(command: Command): Promise<number> {
  const { source, files, io, output, signal } = command;
  const configuration = await loadConfig(command);
  const wanted = wantedStreams(readJsonFile(files.catalog ?? "", "catalog"));
  const states = streamStates(files.state === undefined ? undefined : readJsonFile(files.state, "state", parseExact));
  const requesters = createRequesters(configuration, command);
  const watch = createWatch(io, output);
  const limit = createLimit(concurrency);
  const context: ReadContext = {
    config: configuration.config,
    requester: (stream) => requesters.of(stream),
    now: () => io.now(),
    log: (level, message) => {
      output.log(level, message);
    },
    signal,
    memory: createPageMemory(),
  };
  try {
    const results = await inTurn(wanted, (one) => readWanted(one));
    return results.includes(false) ? 1 : 0;
  } finally {
    watch.end();
    await requesters.close();
  }

  async function readWanted({ name, syncMode }: WantedStream): Promise<boolean> {
    const stream = source.streams.find((known) => known.name === name);
    if (stream === undefined) return unknown(name, command);
    const given = states.get(name);
    return readStream({ stream, syncMode, given, output, context, limit, watch: (job) => watch.add(job) });
  }
}

/** Several at the same time, in the order of the list. The first that throws ends it, when those that run have ended. */
async function inTurn<Item>(items: readonly Item[], act: (item: Item) => Promise<boolean>): Promise<boolean[]> {
  const results: boolean[] = [];
  const thrown: unknown[] = [];
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined && thrown.length === 0; item = queue.shift()) {
      try {
        results.push(await act(item));
      } catch (error) {
        thrown.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  if (thrown.length > 0) throw thrown[0];
  return results;
}

/** A stream that is gone, or mistyped: the others are read all the same. */
function unknown(name: string, { source, output }: Command): false {
  const near = didYouMean(
    name,
    source.streams.map((stream) => stream.name),
  );
  const error = new ConnectorError({
    code: "STREAM_UNKNOWN",
    failureType: "config_error",
    message: `The catalog names the stream "${name}", which this source does not have. ${near} Refresh the schema of the connection, or take the stream out.`,
  });
  output.status(name, "INCOMPLETE");
  output.log("ERROR", error.message);
  output.failure(error, name);
  return false;
}
