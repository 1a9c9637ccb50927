import { createHash } from "node:crypto";
import {
  credentialSettings,
  cursorField,
  dateFormats,
  type FieldCursorModel,
  keyPaths,
  mockConfig,
  pathKeys,
  putSettings,
  takenAuth,
} from "@create-connector/cdk/model";
import type { Facts, FilePlan, StreamFacts } from "../facts.js";
import { jsonText } from "../quote/index.js";
import { timeText } from "../../model/time-text.js";
import type { Policy } from "../types.js";

/** integration_tests/: what Airbyte's own tests and a container read. Mock values, and the address of the mock API. */
export function integrationFiles(facts: Facts): FilePlan[] {
  const { streams } = facts;
  const incremental = streams.filter(({ model }) => model.cursor !== undefined);
  return [
    json("config.json", "json", configOf(facts)),
    json("invalid_config.json", "json", invalidConfigOf(facts)),
    json("configured_catalog.json", "derived", { streams: streams.map(configuredStream) }),
    ...(incremental.length === 0 ? [] : [json("abnormal_state.json", "derived", incremental.flatMap(futureState))]),
  ];
}

function json(name: string, policy: Policy, content: unknown): FilePlan {
  const path = `integration_tests/${name}`;
  return { id: path, path, policy, content: jsonText(content) };
}

/** A port of the name's own, so that the mock APIs of two connectors can run side by side. */
export function mockPort(name: string): number {
  return 20_000 + (createHash("sha256").update(name).digest().readUInt16BE(0) % 10_000);
}

function configOf({ project, name }: Facts): { [setting: string]: unknown } {
  return { ...mockConfig(project.connector), _mock_api: `http://127.0.0.1:${String(mockPort(name))}` };
}

/** A wrong credential; without one: no value for a required setting; without any: an address that is refused. */
function invalidConfigOf(facts: Facts): { [setting: string]: unknown } {
  const config = configOf(facts);
  const { required } = facts.project.connector.config;
  const [credential] = credentialSettings(takenAuth(facts.project.connector.api.auth, config));
  if (credential !== undefined) {
    putSettings(config, { [credential]: "wrong" });
    return config;
  }
  const [first] = required;
  if (first === undefined) return { ...config, _mock_api: "no address" };
  return Object.fromEntries(Object.entries(config).filter(([name]) => name !== first));
}

function configuredStream({ name, model, schema }: StreamFacts) {
  const incremental = model.cursor !== undefined;
  const field = cursorField(model.cursor);
  const cursorPath = field === undefined ? [] : pathKeys(field);
  const keys = keyPaths(model.primaryKey);
  return {
    stream: {
      name,
      json_schema: schema,
      supported_sync_modes: incremental ? ["full_refresh", "incremental"] : ["full_refresh"],
      ...(incremental
        ? { source_defined_cursor: true, ...(field === undefined ? {} : { default_cursor_field: cursorPath }) }
        : {}),
      ...(keys.length === 0 ? {} : { source_defined_primary_key: keys }),
    },
    sync_mode: incremental ? "incremental" : "full_refresh",
    destination_sync_mode: incremental ? (keys.length === 0 ? "append" : "append_dedup") : "overwrite",
    ...(field === undefined ? {} : { cursor_field: cursorPath }),
    ...(incremental && keys.length > 0 ? { primary_key: keys } : {}),
  };
}

/** A state from the future: a read from there must bring nothing and still write a state. */
function futureState({ name, model }: StreamFacts) {
  if (model.cursor === undefined || model.cursor.type === "syncToken") return [];
  const cursor = futureCursor(model.cursor);
  const stream_state =
    model.parent === undefined
      ? cursor
      : { use_global_cursor: true, states: [], state: cursor, lookback_window: 0, parent_state: {} };
  return [{ type: "STREAM", stream: { stream_descriptor: { name }, stream_state } }];
}

/** The cursor's field, dotted as in the state, in the format of the API. */
function futureCursor(cursor: FieldCursorModel): { [field: string]: unknown } {
  return { [pathKeys(cursor.field).join(".")]: futureValue(cursor) };
}

/** A value that lies beyond all that an API has. */
function futureValue(cursor: FieldCursorModel): string | number {
  if (cursor.type === "number") return Number.MAX_SAFE_INTEGER;
  if (cursor.type === "string") return "zzzzzzzz";
  return timeText(Date.UTC(2099, 0, 1), dateFormats(cursor)[0]);
}
