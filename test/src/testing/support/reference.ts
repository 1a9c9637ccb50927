import { readFileSync } from "node:fs";
import { isList, isObject } from "../../../../src/model/json.js";
import type { Io } from "../../../../src/protocol/io.js";
import type { JsonObject } from "../../../../src/protocol/messages.js";
import type { Run } from "../../../../src/testing/index.js";
import { readStreams } from "./reference-read.js";
import { shop } from "./shop.js";

/** One thing that a reference connector does wrong, so that the suite can be seen to notice it. */
export type Flaw = string;

/** A small connector for the shop, written by hand and right, but for the flaws it is given. */
export function reference(...flaws: Flaw[]): Run {
  return async (argv, io) => {
    const say = (message: JsonObject) =>
      write(io, JSON.stringify(message).replace(/("recordCount":\d+)([,}])/, decimal));
    const has = (flaw: Flaw) => flaws.includes(flaw);
    const decimal = has("recordCount without a decimal point") ? "$1$2" : "$1.0$2";
    if (has("a stray line on stdout")) await write(io, "starting");
    const [command = ""] = argv;
    switch (command) {
      case "spec":
        await say({ type: "SPEC", spec: { connectionSpecification: specification(has) } });
        return 0;
      case "check":
        return check(argv, say, has);
      case "discover":
        await say({ type: "CATALOG", catalog: { streams: catalog(has) } });
        return 0;
      case "describe":
        return 1;
      case "read":
        return read(argv, say, has);
      default:
        return 1;
    }
  };
}

export type Say = (message: JsonObject) => Promise<void>;
export type Has = (flaw: Flaw) => boolean;

function write(io: Io, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    io.stdout.write(Buffer.from(`${line}\n`), (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function specification(has: Has): JsonObject {
  const { required, properties } = shop.connector.config;
  const open = { ...properties.api_key, airbyte_secret: false };
  return {
    type: "object",
    required: has("a requirement that the configuration lacks") ? [...required, "other"] : required,
    properties: has("a secret that is not marked") ? { ...properties, api_key: open } : properties,
  };
}

function catalog(has: Has): JsonObject[] {
  return Object.entries(shop.streams).map(([name, stream]) => ({
    name: has("a stream under another name") && name === "tags" ? "labels" : name,
    json_schema: has("a catalog that changes") ? { ...shop.schemas.tags, title: `${Math.random()}` } : schemaOf(name),
    supported_sync_modes: "cursor" in stream ? ["full_refresh", "incremental"] : ["full_refresh"],
    ...("cursor" in stream ? { source_defined_cursor: true, default_cursor_field: [stream.cursor.field] } : {}),
    source_defined_primary_key: has("a catalog without keys") ? [] : [stream.primaryKey].flat().map((key) => [key]),
  }));
}

function schemaOf(name: string): unknown {
  return Object.entries(shop.schemas).find(([stream]) => stream === name)?.[1];
}

async function check(argv: readonly string[], say: Say, has: Has): Promise<number> {
  const config = input(argv, "--config");
  const problem = configProblem(config, has);
  const status = async (failed: string | undefined) => {
    const message = failed === undefined ? {} : { message: failed };
    const connectionStatus = { status: failed === undefined ? "SUCCEEDED" : "FAILED", ...message };
    await say({ type: "CONNECTION_STATUS", connectionStatus });
    return 0;
  };
  if (has("check that always succeeds")) return status(undefined);
  if (problem !== undefined) return status(problem);
  const ended = await readStreams(isObject(config) ? { ...config } : {}, [{ name: "tags", incremental: false }], [], {
    say: () => Promise.resolve(),
    has: (flaw) => flaw === "a secret in the output" && has(flaw),
  });
  const [failed] = ended.failures;
  if (has("check that exits with 1") && failed !== undefined) return 1;
  return status(failed);
}

async function read(argv: readonly string[], say: Say, has: Has): Promise<number> {
  const [config, configured, state] = ["--config", "--catalog", "--state"].map((name) => input(argv, name));
  const problem =
    configProblem(config, has) ?? (state === broken && !has("a broken state that is ignored") ? "state" : undefined);
  if (problem !== undefined) {
    await say(errorTrace(problem, "config_error"));
    return 1;
  }
  const streams = isObject(configured) && isList(configured["streams"]) ? configured["streams"].filter(isObject) : [];
  const chosen = streams.map(({ stream, sync_mode: mode }) => ({
    name: isObject(stream) ? String(stream["name"]) : "",
    incremental: mode === "incremental",
  }));
  const states = isList(state) && !has("a state that is not used") ? state.filter(isObject) : [];
  const { failures } = await readStreams(isObject(config) ? { ...config } : {}, chosen, states, { say, has });
  return failures.length > 0 && !has("exit code 0 after a failure") ? 1 : 0;
}

export function errorTrace(message: string, type: string, stream?: string): JsonObject {
  const descriptor = stream === undefined ? {} : { stream_descriptor: { name: stream } };
  return {
    type: "TRACE",
    trace: { type: "ERROR", emitted_at: Date.now(), error: { message, failure_type: type, ...descriptor } },
  };
}

function configProblem(config: unknown, has: Has): string | undefined {
  if (!isObject(config)) return "The configuration is missing or no JSON.";
  if (has("a configuration that is not checked")) return undefined;
  if (typeof config["api_key"] !== "string") return "api_key is missing.";
  return config["start_date"] === undefined || typeof config["start_date"] === "string"
    ? undefined
    : "start_date is no text.";
}

/** What a file holds that is no JSON. */
const broken = Symbol("broken");

function input(argv: readonly string[], name: string): unknown {
  const at = argv.indexOf(name);
  if (at === -1) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(argv[at + 1] ?? "", "utf8"));
    return value;
  } catch {
    return broken;
  }
}
