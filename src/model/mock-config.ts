import type { JsonObject } from "../protocol/messages.js";
import type { ConfigProperty, ConnectorModel } from "./types.js";

/**
 * A configuration for the mock API, with no real secret in it: each setting's default, else its first `enum` value or example,
 * else `mock-<name>` for strings, 1 for numbers, true for booleans, and the first instant of 2020 for dates.
 */
export function mockConfig(connector: ConnectorModel): JsonObject {
  const entries = Object.entries(connector.config.properties).map(([name, property]): [string, unknown] => [
    name,
    mockValue(name, property),
  ]);
  return Object.fromEntries(entries);
}

function mockValue(name: string, property: ConfigProperty): unknown {
  const known = property.default ?? property.enum?.[0] ?? property.examples?.[0];
  if (known !== undefined) return known;
  if (property.type === "boolean") return true;
  if (property.type !== "string") return 1;
  return MOCK_TEXTS[property.format ?? "text"](name);
}

const MOCK_TEXTS: { readonly [format in NonNullable<ConfigProperty["format"]> | "text"]: (name: string) => string } = {
  date: () => "2020-01-01",
  "date-time": () => "2020-01-01T00:00:00Z",
  uri: (name) => `https://${name.replace(/_/g, "-").toLowerCase()}.example.com`,
  email: (name) => `${name}@example.com`,
  text: (name) => `mock-${name}`,
};
