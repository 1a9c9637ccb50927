import { putSettings } from "../model/setting-path.js";
import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";
import { readJsonFile } from "./json-file.js";
import { findSecrets } from "./secrets.js";
import type { Command } from "./types.js";

/** A configuration that fits the specification, and the keys that are ours. */
export interface Configuration {
  /** With the specification's defaults. One object for the whole run: `save` changes it in place. */
  readonly config: JsonObject;
  /** Address of the mock API (`_mock_api`). */
  readonly mock: string | undefined;
  /**
   * Changes settings (`{ "credentials.refresh_token": "…" }`) for the rest of this run and for the next: the configuration as it was
   * given, with the changes in it, goes out as CONTROL. Resolves when the reader of stdout has taken that.
   */
  readonly save: (changes: JsonObject) => Promise<void>;
}

/**
 * Reads the configuration file: keys that begin with `_` are split off, secrets are hidden from then on, the rest is held against
 * the specification.
 * @throws ConnectorError FILE_UNREADABLE, FILE_NOT_JSON, CONFIG_INVALID (config_error)
 */
export async function loadConfig({
  source,
  files,
  io,
  output,
  mask,
}: Pick<Command, "source" | "files" | "io" | "output" | "mask">): Promise<Configuration> {
  const schema = source.spec.connectionSpecification;
  const file = readConfig(files.config ?? "");
  hideSecrets();
  const entries = Object.entries(file);
  const given = Object.fromEntries(entries.filter(([key]) => !key.startsWith("_")));
  const { validConfig } = await import("./validate.js");
  const config = validConfig(given, schema);
  return { config, mock: mockOf(file["_mock_api"]), save };

  function hideSecrets(): void {
    findSecrets(schema, file, (secret) => {
      mask.add(secret);
    });
  }

  async function save(changes: JsonObject): Promise<void> {
    putSettings(file, changes);
    putSettings(config, changes);
    hideSecrets();
    output.message({
      type: "CONTROL",
      control: { type: "CONNECTOR_CONFIG", emitted_at: io.now(), connectorConfig: { config: file } },
    });
    await output.flush();
  }
}

function readConfig(path: string): JsonObject {
  const file = readJsonFile(path, "configuration");
  if (isObject(file)) return file;
  throw new ConnectorError({
    code: "CONFIG_INVALID",
    failureType: "config_error",
    message: 'The configuration is no JSON object. Write the settings as {"name": value}.',
  });
}

function mockOf(value: unknown): string | undefined {
  if (value === undefined || value === null || typeof value === "string") return value ?? undefined;
  throw new ConnectorError({
    code: "MOCK_INVALID",
    failureType: "config_error",
    message: '_mock_api is no text; it is the address of a mock API, such as "http://127.0.0.1:4010".',
  });
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
