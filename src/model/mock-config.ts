import type { JsonObject } from "../protocol/messages.js";
import { mockKeys } from "./mock-keys.js";
import { isUnset, putSettings } from "./setting-path.js";
import type { ConfigProperty, ConnectorModel } from "./types.js";

/**
 * A configuration for the mock API, with no real secret in it: each setting's default, else its first `enum` value or example,
 * else `mock-<name>` for strings, 1 for numbers, true for booleans, one value in lists, and the first instant of 2020 for dates.
 * `form`: which form of a group is filled in where it has several, counted from 0; default the first, at most its last.
 */
export function mockConfig(connector: ConnectorModel, { form = 0 }: { readonly form?: number } = {}): JsonObject {
  const config = mockGroup(connector.config.properties, form);
  // A private key has a form that no text can stand in for.
  const known = Object.entries(mockKeys(connector.api.auth)).filter(([name]) => !isUnset(config, name));
  putSettings(config, Object.fromEntries(known));
  return config;
}

function mockGroup(properties: { readonly [name: string]: ConfigProperty }, form: number): { [name: string]: unknown } {
  const entries = Object.entries(properties).map(([name, property]): [string, unknown] => [
    name,
    mockValue(name, property, form),
  ]);
  return Object.fromEntries(entries);
}

function mockValue(name: string, property: ConfigProperty, form: number): unknown {
  const { oneOf = [], properties } = property;
  const taken = oneOf[Math.min(form, oneOf.length - 1)]?.properties ?? properties;
  if (property.type === "object") return mockGroup(taken ?? {}, form);
  const known = property.const ?? property.default ?? property.enum?.[0] ?? property.examples?.[0];
  if (known !== undefined) return known;
  if (property.type === "array") return [property.items?.type === "string" ? `mock-${name}` : 1];
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
