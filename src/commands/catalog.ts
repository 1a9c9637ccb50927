import { ConnectorError } from "../protocol/error.js";
import type { JsonObject, SyncMode } from "../protocol/messages.js";

/** What `read` needs to know of a stream of the catalog. */
export interface WantedStream {
  readonly name: string;
  readonly syncMode: SyncMode;
}

/**
 * The streams that a configured catalog asks for, each once, in its order. What it says beside that is the destination's.
 * @throws ConnectorError CATALOG_INVALID (config_error)
 */
export function wantedStreams(catalog: unknown): WantedStream[] {
  const streams = isObject(catalog) ? catalog["streams"] : undefined;
  if (!Array.isArray(streams)) throw invalid('it has no list "streams"');
  const list: readonly unknown[] = streams;
  const wanted = new Map<string, WantedStream>();
  list.forEach((entry, index) => {
    const stream = wantedStream(entry, `streams[${index}]`);
    if (wanted.has(stream.name)) throw invalid(`it has the stream "${stream.name}" twice`);
    wanted.set(stream.name, stream);
  });
  return [...wanted.values()];
}

function wantedStream(entry: unknown, at: string): WantedStream {
  const stream = isObject(entry) ? entry["stream"] : undefined;
  const name = isObject(stream) ? stream["name"] : undefined;
  if (!isObject(entry) || typeof name !== "string" || name === "") {
    throw invalid(
      `${at} has no stream.name; the answer of discover is no configured catalog: its streams stand in {"stream": …, "sync_mode": …}`,
    );
  }
  const mode = entry["sync_mode"] ?? "full_refresh";
  if (mode !== "full_refresh" && mode !== "incremental") {
    throw invalid(`${at} ("${name}") has the sync_mode ${JSON.stringify(mode)}; it is "full_refresh" or "incremental"`);
  }
  return { name, syncMode: mode };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(what: string): ConnectorError {
  return new ConnectorError({
    code: "CATALOG_INVALID",
    failureType: "config_error",
    message: `The catalog (--catalog) cannot be read: ${what}.`,
  });
}
