import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";

/**
 * The states that a state file brings, by stream, in every shape that Airbyte's programs write: a list of STREAM or GLOBAL states
 * (with or without the message around them, members may be null), one such state, `[]`, `{}` or nothing. A state that is null is
 * none: the stream starts anew.
 * @throws ConnectorError STATE_LEGACY, STATE_INVALID (config_error)
 */
export function streamStates(file: unknown): ReadonlyMap<string, JsonObject> {
  const states = new Map<string, JsonObject>();
  if (file === undefined || file === null) return states;
  const list: readonly unknown[] = Array.isArray(file) ? file : [file];
  for (const entry of list) addState(entry, states);
  return states;
}

function addState(entry: unknown, states: Map<string, JsonObject>): void {
  if (!isObject(entry)) throw invalid(`it holds ${JSON.stringify(entry)} where a state should be`);
  if (entry["type"] === "STATE") {
    addState(entry["state"], states);
    return;
  }
  const { stream, global } = entry;
  if (isObject(stream)) {
    addStreamState(stream, states);
    return;
  }
  if (isObject(global)) {
    const inner = global["stream_states"] ?? [];
    if (!Array.isArray(inner)) throw invalid('"global.stream_states" is no list');
    const list: readonly unknown[] = inner;
    for (const each of list) addStreamState(each, states);
    return;
  }
  const filled = Object.entries(entry).filter(([key, value]) => key !== "type" && value !== null && !isEmpty(value));
  if (filled.length > 0) throw legacy(filled.map(([key]) => key));
}

function addStreamState(entry: unknown, states: Map<string, JsonObject>): void {
  const descriptor = isObject(entry) ? entry["stream_descriptor"] : undefined;
  const name = isObject(descriptor) ? descriptor["name"] : undefined;
  if (!isObject(entry) || typeof name !== "string") throw invalid("a stream's state has no stream_descriptor.name");
  const state = entry["stream_state"] ?? null;
  if (state === null) states.delete(name);
  else if (isObject(state)) states.set(name, state);
  else throw invalid(`the state of stream "${name}" is no object`);
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function legacy(keys: readonly string[]): ConnectorError {
  return new ConnectorError({
    code: "STATE_LEGACY",
    failureType: "config_error",
    message: `The state (--state) is in the old form of one object (${keys.slice(0, 5).join(", ")}), which is not known any more. Give a list of STREAM states: [{"type": "STREAM", "stream": {"stream_descriptor": {"name": "…"}, "stream_state": {…}}}], or leave it out to start anew.`,
  });
}

function invalid(what: string): ConnectorError {
  return new ConnectorError({
    code: "STATE_INVALID",
    failureType: "config_error",
    message: `The state (--state) cannot be read: ${what}. Leave it out to start anew.`,
  });
}
