import type { StreamCursor } from "../cursor/types.js";
import type { StreamDefinition } from "../define/types.js";
import type { JsonObject } from "../protocol/messages.js";
import { isParted, isResumable, pageIn, pageState } from "./page-state.js";
import { partitionStates } from "./partition-states.js";
import type { StreamState } from "./types.js";

/** What a stream that is read whole ends with; Airbyte's own word for it. */
export const noCursorState: JsonObject = { __ab_no_cursor_state_message: true };

/**
 * The state of a stream in one run. `given`: what the platform kept of the run before, undefined for a read from the start.
 * @throws ConnectorError STATE_INVALID (config_error)
 */
export function streamState(
  stream: StreamDefinition,
  cursor: StreamCursor | undefined,
  given: JsonObject | undefined,
  now: () => number,
): StreamState {
  if (cursor === undefined) return isResumable(stream) ? pagedState(stream, given) : wholeState();
  if (isParted(stream)) return partitionStates({ stream: stream.name, cursor, given, now });
  return singleState(given !== undefined && cursor.has(given) ? given : undefined);
}

/**
 * The keys of a state in which a stream finds no cursor, so that it starts anew: another cursor's, or another kind of connector's.
 * None where the state can be read or says nothing; keys that begin with `__ab_` are Airbyte's own.
 */
export function unreadKeys(stream: StreamDefinition, cursor: StreamCursor, given: JsonObject): string[] {
  if (cursor.has(given)) return [];
  if (isParted(stream) && ("states" in given || "state" in given)) return [];
  return Object.entries(given).flatMap(([key, value]) => (value === null || key.startsWith("__ab_") ? [] : [key]));
}

/** Full refresh of one list: the pages that are done are claimed, so that a further attempt goes on; the next sync starts anew. */
function pagedState(stream: StreamDefinition, given: JsonObject | undefined): StreamState {
  const page = pageIn(stream, given);
  let value: JsonObject = page === undefined ? {} : pageState(stream, page);
  let version = 0;
  const set = (state: JsonObject) => {
    value = state;
    version += 1;
  };
  return {
    begin: () => ({ state: undefined, lookbackSeconds: 0, page }),
    checkpoint: () => undefined,
    pageDone: (next) => {
      if (next !== undefined) set(pageState(stream, next));
    },
    complete: () => undefined,
    finish: () => {
      set(noCursorState);
    },
    value: () => value,
    version: () => version,
  };
}

/** Full refresh: nothing is claimed before the end. */
function wholeState(): StreamState {
  let done = false;
  return {
    begin: () => ({ state: undefined, lookbackSeconds: 0 }),
    checkpoint: () => undefined,
    complete: () => undefined,
    finish: () => {
      done = true;
    },
    value: () => (done ? noCursorState : {}),
    version: () => (done ? 1 : 0),
  };
}

function singleState(given: JsonObject | undefined): StreamState {
  const nothing: JsonObject = {};
  let value = given ?? nothing;
  let version = 0;
  const set = (state: JsonObject) => {
    value = state;
    version += 1;
  };
  return {
    begin: () => ({ state: given, lookbackSeconds: 0 }),
    checkpoint: (_slice, state) => {
      if ((state ?? nothing) !== value) set(state ?? nothing);
    },
    complete: (_slice, state) => {
      set(state);
    },
    finish: () => undefined,
    value: () => value,
    version: () => version,
  };
}
