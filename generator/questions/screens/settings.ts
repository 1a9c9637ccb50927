import type { ConfigProperty } from "@create-connector/cdk/model";
import type { Answers } from "../types.js";

/** One setting as a line: name, and in grey what is said of it. */
export function settingRow(
  name: string,
  property: Partial<ConfigProperty>,
): { readonly label: string; readonly note: string } {
  const kind =
    property.airbyte_secret === true ? "secret" : property.format === "date-time" ? "a point in time" : "text";
  const preset = property.default === undefined ? "required" : `else ${scalarText(property.default)}`;
  return { label: name, note: `${property.title ?? name}; ${kind}; ${preset}` };
}

/** All settings in a few words: `api_key (secret), start_date`. */
export function settingsLine({ config }: Answers): string {
  const entries = Object.entries(config?.properties ?? {});
  if (entries.length === 0) return "none";
  return entries.map(([name, { airbyte_secret: secret }]) => (secret === true ? `${name} (secret)` : name)).join(", ");
}

function scalarText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
