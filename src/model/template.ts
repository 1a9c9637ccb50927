import { own } from "./json.js";
import { settingAt } from "./setting-path.js";
import type { Template } from "./types.js";

/** The names of the settings that a template uses: `"https://{config.host}/v1"` → `["host"]`; of one in a group: `["credentials.api_key"]`. */
export function settingsOf(template: Template): string[] {
  return [...template.matchAll(/\{config\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)\}/g)].map((match) => match[1] ?? "");
}

/** The path variables of a template, without settings: `"/customers/{customer_id}/orders"` → `["customer_id"]`. */
export function variablesOf(template: Template): string[] {
  return [...template.matchAll(/\{([A-Za-z0-9_]+)\}/g)].map((match) => match[1] ?? "");
}

/**
 * Fills a template's `{config.NAME}` and `{variable}`. What has no value stays as it stands, so that a caller can see it.
 * `encode` is applied to each value (percent-encoding in a URL's path).
 */
export function fillTemplate(
  template: Template,
  values: {
    readonly config: { readonly [name: string]: unknown };
    readonly variables?: { readonly [name: string]: unknown };
  },
  encode: (value: string) => string = (value) => value,
): string {
  const reference = /\{(?:config\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)|([A-Za-z0-9_]+))\}/g;
  return template.replace(reference, (whole, setting: string | undefined, variable: string | undefined) => {
    const value =
      setting === undefined ? own(values.variables ?? {}, variable ?? "") : settingAt(values.config, setting);
    return value === undefined || value === null ? whole : encode(scalarText(value));
  });
}

function scalarText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
