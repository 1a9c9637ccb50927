import type { StreamCursor } from "../cursor/types.js";
import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";
import { partitionKey, partitionOf } from "./partition.js";
import type { Slice, StreamState } from "./types.js";

/** So many partitions have a cursor of their own; beyond, one cursor stands for all. */
export const partitionLimit = 10_000;

export interface PartitionStatesOptions {
  readonly stream: string;
  readonly cursor: StreamCursor;
  /** What the run before left. */
  readonly given: JsonObject | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Default 10,000. */
  readonly limit?: number;
}

/**
 * A cursor for each partition, in the shape of Airbyte's Python CDK. Partitions do not depend on each other, so each is claimed as
 * it is delivered. One that is not in the state starts at the start.
 *
 * A run that has delivered more partitions than the limit ends with one cursor for all: the latest that was seen, but not beyond
 * the beginning of the run, since from then on something may have changed behind us; `lookback_window` is how long the run took.
 * Until then a run that began with one cursor claims no more than that one.
 */
export function partitionStates(options: PartitionStatesOptions): StreamState {
  const { stream, cursor, now, limit = partitionLimit } = options;
  const runStart = now();
  const before = readPartitionState(options.given ?? {}, stream, cursor);
  const partitions = before.partitions;
  /** Partitions of this run, those that are in the map. */
  const current = new Set<string>();
  let latest = before.global;
  let seen = 0;
  let ending: JsonObject | undefined;
  let version = 0;

  return { begin, checkpoint, complete, finish, value: () => ending ?? running(), version: () => version };

  function begin({ key }: Slice) {
    seen += 1;
    const own = partitions.get(key);
    if (own !== undefined) current.add(key);
    if (own !== undefined || !before.useGlobal) return { state: own?.cursor, lookbackSeconds: 0 };
    return { state: before.global, lookbackSeconds: before.lookbackSeconds };
  }

  function checkpoint(slice: Slice, state: JsonObject | undefined): void {
    if (!before.useGlobal) keep(slice, state);
  }

  function complete(slice: Slice, state: JsonObject): void {
    latest = cursor.later(state, latest, runStart) ?? latest;
    keep(slice, state);
  }

  function keep(slice: Slice, state: JsonObject | undefined): void {
    const own = partitions.get(slice.key);
    if (own?.cursor === state) return;
    // Twice the limit: those of parents that are gone make room only when the run has seen all that are there.
    if (own === undefined && partitions.size >= 2 * limit) return;
    // One cursor for all stands still until the end: the same state is not written again and again.
    if (!before.useGlobal) version += 1;
    if (state === undefined) partitions.delete(slice.key);
    else partitions.set(slice.key, { partition: own?.partition ?? partitionOf(slice), cursor: state });
    current.add(slice.key);
  }

  function finish(): void {
    version += 1;
    const lookback = Math.ceil((now() - runStart) / 1000);
    if (seen > limit) {
      ending = shape({ useGlobal: true, states: [], global: latest, lookback });
      return;
    }
    const gone = [...partitions].filter(([key]) => !current.has(key)).slice(0, limit - current.size);
    const states = [...gone, ...[...partitions].filter(([key]) => current.has(key))].map(([, entry]) => entry);
    ending = shape({ useGlobal: false, states, global: latest, lookback });
  }

  /** Before the end: what the run began with, and what is delivered since, where each partition has its own. */
  function running(): JsonObject {
    const { useGlobal, global, lookbackSeconds } = before;
    return shape({ useGlobal, states: useGlobal ? [] : [...partitions.values()], global, lookback: lookbackSeconds });
  }
}

interface Partition {
  readonly partition: JsonObject;
  readonly cursor: JsonObject;
}

function shape(facts: {
  readonly useGlobal: boolean;
  readonly states: readonly Partition[];
  readonly global: JsonObject | undefined;
  readonly lookback: number;
}): JsonObject {
  return {
    use_global_cursor: facts.useGlobal,
    states: facts.states,
    state: facts.global ?? {},
    lookback_window: facts.lookback,
    parent_state: {},
  };
}

/** Reads a state of ours or of the Python CDK; a cursor without partitions (the stream had no parent then) stands for all of them. */
function readPartitionState(given: JsonObject, stream: string, cursor: StreamCursor) {
  const plain = cursor.has(given);
  const global = plain ? given : given["state"];
  const lookback = Number(given["lookback_window"] ?? 0);
  const hasGlobal = isObject(global) && cursor.has(global);
  const useGlobal = hasGlobal && (plain || given["use_global_cursor"] === true);
  const partitions = new Map<string, Partition>();
  const states: unknown = given["states"] ?? [];
  if (!Array.isArray(states)) throw invalid(stream, `its "states" is no list`);
  const list: readonly unknown[] = states;
  for (const entry of useGlobal ? [] : list) {
    const partition = isObject(entry) ? entry["partition"] : undefined;
    const own = isObject(entry) ? entry["cursor"] : undefined;
    if (!isObject(partition) || !isObject(own))
      throw invalid(stream, `an entry of its "states" has no partition or no cursor`);
    partitions.set(partitionKey(partition), { partition, cursor: own });
  }
  return {
    useGlobal,
    global: hasGlobal ? global : undefined,
    lookbackSeconds: Number.isFinite(lookback) && lookback > 0 ? lookback : 0,
    partitions,
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(stream: string, what: string): ConnectorError {
  return new ConnectorError({
    code: "STATE_INVALID",
    failureType: "config_error",
    message: `Stream "${stream}": the state cannot be read: ${what}. Reset the stream (clear its state) to read it from the start.`,
  });
}
