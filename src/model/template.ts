import { jsonText } from "../protocol/exact.js";
import { own } from "./json.js";
import { settingAt } from "./setting-path.js";
import type { Template } from "./types.js";

/** A piece of a template: text as it stands, a setting, or a variable. */
export type TemplatePart =
  { readonly type: "text"; readonly text: string } | { readonly type: "setting" | "variable"; readonly name: string };

const reference = /\{(\{[\w.]+\})\}|\{config\.(\w+(?:\.\w+)*)\}|\{(\w+)\}/g;

/**
 * The pieces of a template, in order. `{config.NAME}` is a setting and `{NAME}` a variable; `{{NAME}}` stands for the text `{NAME}`;
 * all other braces are text.
 */
export function templateParts(template: Template): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of template.matchAll(reference)) {
    const [whole, literal, setting, variable] = match;
    addText(parts, template.slice(end, match.index) + (literal ?? ""));
    if (setting !== undefined) parts.push({ type: "setting", name: setting });
    if (variable !== undefined) parts.push({ type: "variable", name: variable });
    end = match.index + whole.length;
  }
  addText(parts, template.slice(end));
  return parts;
}

function addText(parts: TemplatePart[], text: string): void {
  const last = parts.at(-1);
  if (text === "") return;
  if (last?.type === "text") parts[parts.length - 1] = { type: "text", text: last.text + text };
  else parts.push({ type: "text", text });
}

/** The names of the settings that a template uses: `"https://{config.host}/v1"` → `["host"]`. */
export function settingsOf(template: Template): string[] {
  return templateParts(template).flatMap((part) => (part.type === "setting" ? [part.name] : []));
}

/** The variables of a template, without settings: `"/customers/{customer_id}/orders"` → `["customer_id"]`. */
export function variablesOf(template: Template): string[] {
  return templateParts(template).flatMap((part) => (part.type === "variable" ? [part.name] : []));
}

/** Where the values of a template come from. */
export interface TemplateValues {
  readonly config: { readonly [name: string]: unknown };
  readonly variables?: { readonly [name: string]: unknown };
}

/**
 * Fills a template's `{config.NAME}` and `{variable}`. What has no value stays as it stands, so that a caller can see it.
 * `encode` is applied to each value (percent-encoding in a URL's path).
 */
export function fillTemplate(
  template: Template,
  values: TemplateValues,
  encode: (value: string) => string = (value) => value,
): string {
  return templateParts(template)
    .map((part) => {
      if (part.type === "text") return part.text;
      const value = partValue(part, values);
      if (value !== undefined && value !== null) return encode(scalarText(value));
      return part.type === "setting" ? `{config.${part.name}}` : `{${part.name}}`;
    })
    .join("");
}

/** Does a template name a setting that is missing, null or empty, or a variable that is missing or null? */
export function namesUnset(template: Template, values: TemplateValues): boolean {
  return templateParts(template).some((part) => {
    if (part.type === "text") return false;
    const value = partValue(part, values);
    return value === undefined || value === null || (part.type === "setting" && value === "");
  });
}

/** The value of a setting or a variable; undefined where there is none. */
export function partValue(
  { type, name }: Exclude<TemplatePart, { readonly type: "text" }>,
  { config, variables = {} }: TemplateValues,
): unknown {
  return type === "setting" ? settingAt(config, name) : own(variables, name);
}

/** A value as it is written into a text: a text as it is, anything else as JSON. */
export function scalarText(value: unknown): string {
  return typeof value === "string" ? value : jsonText(value);
}
