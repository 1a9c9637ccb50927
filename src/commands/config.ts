import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";
import { readJsonFile } from "./json-file.js";
import { findSecrets } from "./secrets.js";
import type { Command } from "./types.js";

/** A configuration that fits the specification, and the keys that are ours. */
export interface Configuration {
  /** With the specification's defaults. */
  readonly config: JsonObject;
  /** Address of the mock API (`_mock_api`). */
  readonly mock: string | undefined;
}

/**
 * Reads the configuration file: keys that begin with `_` are split off, secrets are hidden from then on, the rest is held against
 * the specification.
 * @throws ConnectorError FILE_UNREADABLE, FILE_NOT_JSON, CONFIG_INVALID (config_error)
 */
export async function loadConfig({
  source,
  files,
  mask,
}: Pick<Command, "source" | "files" | "mask">): Promise<Configuration> {
  const schema = source.spec.connectionSpecification;
  const file = readJsonFile(files.config ?? "", "configuration");
  if (!isObject(file)) {
    throw new ConnectorError({
      code: "CONFIG_INVALID",
      failureType: "config_error",
      message: 'The configuration is no JSON object. Write the settings as {"name": value}.',
    });
  }
  findSecrets(schema, file, (secret) => {
    mask.add(secret);
  });
  const entries = Object.entries(file);
  const given = Object.fromEntries(entries.filter(([key]) => !key.startsWith("_")));
  const { validConfig } = await import("./validate.js");
  return { config: validConfig(given, schema), mock: mockOf(file["_mock_api"]) };
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
