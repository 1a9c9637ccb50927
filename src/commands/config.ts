import type { ConfigMigration } from "../define/types.js";
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
  /** False (`_mock_rates`): the mock API does not count requests, so nobody waits for the declared rates. */
  readonly rates: boolean;
  /**
   * Changes settings (`{ "credentials.refresh_token": "…" }`) for the rest of this run and for the next: the configuration as it was
   * given, with the changes in it, goes out as CONTROL. Resolves when the reader of stdout has taken that.
   */
  readonly save: (changes: JsonObject) => Promise<void>;
}

/**
 * Reads the configuration file: keys that begin with `_` are split off, the rest is brought up to date by the source's migrations and
 * held against the specification. Secrets are hidden from then on. A configuration that was changed goes out as CONTROL, once.
 * @throws ConnectorError FILE_UNREADABLE, FILE_NOT_JSON, CONFIG_INVALID (config_error), DEFINITION_INVALID (system_error)
 */
export async function loadConfig({
  source,
  files,
  io,
  output,
  mask,
}: Pick<Command, "source" | "files" | "io" | "output" | "mask">): Promise<Configuration> {
  const schema = source.spec.connectionSpecification;
  const read = readConfig(files.config ?? "");
  const entries = Object.entries(read);
  const own = Object.fromEntries(entries.filter(([key]) => key.startsWith("_")));
  const given = Object.fromEntries(entries.filter(([key]) => !key.startsWith("_")));
  // Where a setting moves, its value is still the same secret.
  hideSecrets(read);
  const migrated = migrate(given, source.migrateConfig);
  const file = migrated === undefined ? read : { ...migrated, ...own };
  hideSecrets(file);
  const { validConfig } = await import("./validate.js");
  const config = validConfig(migrated ?? given, schema);
  if (migrated !== undefined) {
    output.log("INFO", "The configuration was of an older version; it was brought up to date.");
    await send();
  }
  const mock = mockOf(file["_mock_api"]);
  return { config, mock, rates: mock === undefined || file["_mock_rates"] !== false, save };

  function hideSecrets(settings: JsonObject): void {
    findSecrets(schema, settings, (secret) => {
      mask.add(secret);
    });
  }

  async function save(changes: JsonObject): Promise<void> {
    putSettings(file, changes);
    putSettings(config, changes);
    hideSecrets(file);
    await send();
  }

  async function send(): Promise<void> {
    output.message({
      type: "CONTROL",
      control: { type: "CONNECTOR_CONFIG", emitted_at: io.now(), connectorConfig: { config: file } },
    });
    await output.flush();
  }
}

/** The configuration as the source's migrations change it; undefined when they leave it as it is. */
function migrate(given: JsonObject, migrations: readonly ConfigMigration[] = []): JsonObject | undefined {
  let config: JsonObject = structuredClone(given);
  for (const [index, step] of migrations.entries()) {
    const changed: unknown = step(config);
    if (!isObject(changed)) {
      throw new ConnectorError({
        code: "DEFINITION_INVALID",
        failureType: "system_error",
        message: `migrateConfig, function ${index + 1} of ${migrations.length}, gave no configuration: it must return the changed one, or the one it was given.`,
      });
    }
    config = changed;
  }
  return sortedText(config) === sortedText(given) ? undefined : config;
}

/** JSON that does not depend on the order in which settings were written. */
function sortedText(config: JsonObject): string {
  return JSON.stringify(config, (_, value: unknown) => {
    return isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
  });
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
