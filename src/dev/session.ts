import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isList, isObject, own } from "../model/json.js";
import { didYouMean } from "../model/suggest.js";
import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";
import { runConnector } from "./connector-process.js";
import { toolProblem } from "./problem.js";
import { saveConfig } from "./save-config.js";
import type { Terminal } from "./terminal.js";

/** Levels of the log that a person should see whatever they do. */
const troubles = ["WARN", "ERROR", "FATAL"];
/** Those, and what `console.log` says. */
export const withInfo: readonly string[] = ["INFO", ...troubles];

const unknownStream = "UNKNOWN_STREAM";

/** Is it what `chooseStreams` says to a name that no stream has? */
export function isUnknownStream(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === unknownStream;
}

type Report = (type: string, body: JsonObject) => void;

/** A stream as the connector's `discover` tells it. */
export interface DiscoveredStream {
  readonly name: string;
  readonly definition: JsonObject;
  /** Top-level fields of its schema, in their order. */
  readonly fields: readonly string[];
}

/** What a read brought. */
export interface ReadOutcome {
  readonly exitCode: number;
  /** The first records of each stream: as many as were to be kept. */
  readonly records: ReadonlyMap<string, readonly JsonObject[]>;
  readonly counts: ReadonlyMap<string, number>;
  /** The last state of each stream. */
  readonly states: ReadonlyMap<string, unknown>;
  /** Was the read ended because `limit` was reached? */
  readonly cutShort: boolean;
}

export interface ReadRequest {
  readonly streams: readonly DiscoveredStream[];
  /** File that the read starts from. */
  readonly state?: string;
  /** Records a stream after which the read is ended. Default: it runs to its end. */
  readonly limit?: number;
  /** Records a stream that the outcome holds. Default: all. */
  readonly keep?: number;
  /** Called for each record as it comes. */
  readonly onRecord?: (stream: string, record: JsonObject) => void;
}

/** Runs of one bundle with one configuration; its files stand in a folder of their own until `close`. */
export interface Session {
  discover(): Promise<readonly DiscoveredStream[]>;
  read(request: ReadRequest): Promise<ReadOutcome>;
  close(): void;
}

/**
 * `config`: the configuration itself, or the file that holds it. `levels`: what the terminal shows of the connector's log;
 * default: warnings and errors.
 */
export function openSession(
  bundle: string,
  config: JsonObject | string,
  terminal: Terminal,
  levels: readonly string[] = troubles,
): Session {
  const folder = mkdtempSync(join(tmpdir(), "connector-"));
  const file = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content), { mode: 0o600 });
    return path;
  };
  const configFile = typeof config === "string" ? config : file("config.json", config);
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  // The process may end before `close`: its reader is gone.
  process.on("exit", remove);
  return {
    discover: () => discover(bundle, configFile, reportTo(terminal, levels)),
    read: (request) =>
      read(bundle, configFile, file("catalog.json", catalogFor(request.streams)), request, reportTo(terminal, levels)),
    close: () => {
      process.off("exit", remove);
      remove();
    },
  };
}

/** The streams that were named, in that order; all when none was. */
export function chooseStreams(all: readonly DiscoveredStream[], names: readonly string[]): readonly DiscoveredStream[] {
  if (names.length === 0) return all;
  return names.map((name) => {
    const stream = all.find((candidate) => candidate.name === name);
    if (stream !== undefined) return stream;
    const hint = didYouMean(
      name,
      all.map((candidate) => candidate.name),
    );
    throw new ConnectorError({
      code: unknownStream,
      failureType: "config_error",
      message: `The connector has no stream "${name}". ${hint}`,
    });
  });
}

async function discover(bundle: string, config: string, report: Report): Promise<readonly DiscoveredStream[]> {
  let streams: readonly unknown[] | undefined;
  const exitCode = await runConnector(
    bundle,
    ["discover", "--config", config],
    ({ type, body }) => {
      report(type, body);
      if (type === "CATALOG" && isList(body["streams"])) streams = body["streams"];
      return undefined;
    },
    keepIn(config),
  );
  if (exitCode !== 0 || streams === undefined) {
    throw toolProblem(`The connector's discover failed (exit code ${exitCode}); what it said stands above.`);
  }
  return streams.filter(isObject).map((definition) => ({
    name: String(definition["name"]),
    definition: { ...definition },
    fields: fieldsOf(definition["json_schema"]),
  }));
}

async function read(
  bundle: string,
  config: string,
  catalog: string,
  request: ReadRequest,
  report: Report,
): Promise<ReadOutcome> {
  if (request.state !== undefined && !existsSync(request.state)) throw toolProblem(`${request.state} does not exist.`);
  const records = new Map<string, JsonObject[]>(request.streams.map(({ name }) => [name, []]));
  const counts = new Map(request.streams.map(({ name }) => [name, 0]));
  const states = new Map<string, unknown>();
  let cutShort = false;
  const keep = (stream: string, record: JsonObject): void => {
    const count = (counts.get(stream) ?? 0) + 1;
    counts.set(stream, count);
    if (count <= (request.keep ?? Infinity)) records.get(stream)?.push(record);
    request.onRecord?.(stream, record);
    cutShort = [...counts.values()].every((read) => read >= (request.limit ?? Infinity));
  };
  const state = request.state === undefined ? [] : ["--state", request.state];
  const argv = ["read", "--config", config, "--catalog", catalog, ...state];
  const exitCode = await runConnector(
    bundle,
    argv,
    ({ type, body }) => {
      report(type, body);
      if (type === "RECORD" && isObject(body["data"])) keep(String(body["stream"]), { ...body["data"] });
      if (type === "STATE") keepState(states, body);
      return cutShort ? "stop" : undefined;
    },
    keepIn(config),
  );
  return { exitCode, records, counts, states, cutShort };
}

/** Writes what a connector sends to be kept over the file that it was given. */
function keepIn(file: string): (config: JsonObject) => void {
  return (config) => {
    saveConfig(file, config);
  };
}

/** Incremental where the stream can, so that the state shows. */
function catalogFor(streams: readonly DiscoveredStream[]): JsonObject {
  return {
    streams: streams.map(({ definition }) => {
      const modes = definition["supported_sync_modes"];
      const incremental = isList(modes) && modes.includes("incremental");
      return {
        stream: definition,
        sync_mode: incremental ? "incremental" : "full_refresh",
        destination_sync_mode: "append",
      };
    }),
  };
}

/** The connector's errors, and its log at these levels, for the person who is watching. */
function reportTo(terminal: Terminal, levels: readonly string[]): Report {
  return (type, body) => {
    if (type === "LOG" && levels.includes(String(body["level"]))) {
      terminal.warn(`${String(body["level"]).toLowerCase()}: ${String(body["message"])}\n`);
    }
    const error = body["error"];
    if (type !== "TRACE" || !isObject(error)) return;
    const kind = typeof error["failure_type"] === "string" ? error["failure_type"] : "error";
    terminal.warn(`${kind}: ${String(error["message"])}\n`);
    if (typeof error["internal_message"] === "string") terminal.warn(`  ${error["internal_message"]}\n`);
  };
}

function keepState(states: Map<string, unknown>, body: JsonObject): void {
  const stream = body["stream"];
  if (!isObject(stream) || !isObject(stream["stream_descriptor"])) return;
  states.set(String(stream["stream_descriptor"]["name"]), stream["stream_state"]);
}

function fieldsOf(schema: unknown): readonly string[] {
  const properties = isObject(schema) ? own(schema, "properties") : undefined;
  return isObject(properties) ? Object.keys(properties) : [];
}
