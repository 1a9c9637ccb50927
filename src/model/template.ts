import type { Template } from "./types.js";

/** The names of the settings that a template uses: `"https://{config.host}/v1"` → `["host"]`. */
export function settingsOf(template: Template): string[] {
  return [...template.matchAll(/\{config\.([A-Za-z0-9_]+)\}/g)].map((match) => match[1] ?? "");
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
  return template.replace(/\{(config\.)?([A-Za-z0-9_]+)\}/g, (whole, setting: string | undefined, name: string) => {
    const from = setting === undefined ? values.variables : values.config;
    const value = from !== undefined && Object.hasOwn(from, name) ? from[name] : undefined;
    return value === undefined || value === null ? whole : encode(scalarText(value));
  });
}

function scalarText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
