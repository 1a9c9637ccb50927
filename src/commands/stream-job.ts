import type { StreamCursor } from "../cursor/types.js";
import type { StreamDefinition } from "../define/types.js";
import { largeMessage, megabytes } from "../output/index.js";
import type { Output } from "../output/types.js";
import { createDrift, type Drift } from "../records/index.js";
import { streamState, unreadKeys, type ReadContext, type StreamState } from "../slices/index.js";
import type { JsonObject, SyncMode } from "../protocol/messages.js";
import { createIgnored, type IgnoredAnswers } from "./ignored.js";

/** What reading one stream counts. */
export interface Progress {
  records: number;
  pages: number;
  /** Records that the transform dropped. */
  dropped: number;
  retried: number;
  bytesSinceState: number;
  /** When the last page came, in milliseconds since the epoch. */
  lastPage: number;
  pageCame(): void;
}

/** The reading of one stream. */
export interface StreamJob {
  readonly stream: StreamDefinition;
  readonly output: Output;
  readonly context: ReadContext;
  readonly cursor: StreamCursor | undefined;
  readonly state: StreamState;
  readonly progress: Progress;
  readonly ignored: IgnoredAnswers;
  /** What the API sends beyond the schema. */
  readonly drift: Drift;
  /** A full refresh claims nothing before its end. */
  readonly incremental: boolean;
  /** Says that the stream is running. */
  firstRecord(): void;
  /** Writes the state if it is new and as many bytes of records were written as it has itself. */
  offerState(): void;
  /** Writes the state in any case. @throws ConnectorError STATE_TOO_LARGE */
  writeState(): void;
}

export interface StreamJobOptions {
  readonly stream: StreamDefinition;
  readonly syncMode: SyncMode;
  /** The state of the run before. */
  readonly given: JsonObject | undefined;
  readonly output: Output;
  readonly context: ReadContext;
}

/**
 * Opens a stream for reading. A full refresh reads from the start whatever the state, and claims nothing before its end.
 * @throws ConnectorError STATE_INVALID, CONFIG_INVALID (config_error)
 */
export async function openStreamJob(options: StreamJobOptions): Promise<StreamJob> {
  const { stream, syncMode, given, output } = options;
  const progress = createProgress(options.context);
  const ignored = createIgnored();
  const context: ReadContext = {
    ...options.context,
    onRateLimited: (reason) => {
      output.status(stream.name, "RUNNING", [reason]);
    },
    onRetry: () => {
      progress.retried += 1;
    },
    onIgnored: (answer) => {
      ignored.add(answer);
    },
  };
  const { name, primaryKey } = stream;
  const { config } = context;
  const cursor = await stream.cursor?.open({ stream: name, config, primaryKey, now: context.now, log: context.log });
  const incremental = syncMode === "incremental" && cursor !== undefined;
  const state = streamState(stream, incremental ? cursor : undefined, given, context.now);
  if (incremental && given !== undefined) tellUnread(unreadKeys(stream, cursor, given));
  let written = state.version();
  let stateBytes = 0;
  let warned = false;

  const drift = createDrift(stream.schema);

  return {
    stream,
    output,
    context,
    cursor,
    state,
    progress,
    drift,
    ignored,
    incremental,
    firstRecord,
    offerState,
    writeState,
  };

  function tellUnread(keys: readonly string[]): void {
    if (keys.length === 0) return;
    const field = stream.cursor?.stateKey ?? stream.cursor?.field.join(".");
    context.log(
      "WARN",
      `Stream "${name}": its state holds ${keys.slice(0, 5).join(", ")}, but no "${field}": it is read from the start, and what was read before comes again.`,
    );
  }

  function firstRecord(): void {
    output.status(name, "RUNNING");
  }

  function offerState(): void {
    if (state.version() === written || progress.bytesSinceState === 0) return;
    if (progress.bytesSinceState >= stateBytes) writeState();
  }

  function writeState(): void {
    stateBytes = output.state(name, state.value());
    progress.bytesSinceState = 0;
    written = state.version();
    if (stateBytes < largeMessage || warned) return;
    warned = true;
    context.log("WARN", `Stream "${name}": its state has ${megabytes(stateBytes)}; Airbyte refuses more than 2 MB.`);
  }
}

function createProgress(context: ReadContext): Progress {
  const progress: Progress = {
    records: 0,
    pages: 0,
    dropped: 0,
    retried: 0,
    bytesSinceState: 0,
    lastPage: context.now(),
    pageCame: () => {
      progress.pages += 1;
      progress.lastPage = context.now();
    },
  };
  return progress;
}
