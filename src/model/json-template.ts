import { isList, isObject } from "./json.js";
import { fillTemplate, namesUnset, partValue, templateParts, type TemplateValues } from "./template.js";
import type { BodyModel, JsonTemplate } from "./types.js";

/** A template, and its dotted place. */
export interface PlacedTemplate {
  readonly at: string;
  readonly template: string;
}

/** The templates of a body. The text of a GraphQL query is none: its braces are its own. */
export function bodyTemplates(body: BodyModel): PlacedTemplate[] {
  if (body.type === "json") return jsonTemplates(body.value, "body.value");
  if (body.type === "form") return jsonTemplates(body.fields, "body.fields");
  return jsonTemplates(body.variables, "body.variables");
}

/** Every string in a JSON value, with its place below `at`. */
export function jsonTemplates(value: unknown, at: string): PlacedTemplate[] {
  if (typeof value === "string") return [{ at, template: value }];
  if (isList(value)) return value.flatMap((item, index) => jsonTemplates(item, `${at}.${index}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => jsonTemplates(inner, `${at}.${key}`));
}

/**
 * JSON with its templates filled. A string that is exactly one reference becomes the value, with its type; elsewhere values are
 * written as text.
 *
 * What names something unset is left out: a key of an object, an item of a list, and what has nothing else in it. An object in a
 * list goes as soon as one of its keys does, because half a condition would be another one. Undefined: all of it was left out.
 */
export function fillJson(template: JsonTemplate, values: TemplateValues): JsonTemplate | undefined {
  if (typeof template === "string") return fillText(template, values);
  if (typeof template !== "object" || template === null) return template;
  if (isItems(template)) {
    const items = template.map((item) => (isComplete(item, values) ? fillJson(item, values) : undefined));
    const kept = items.filter((item) => item !== undefined);
    return kept.length === 0 && items.length > 0 ? undefined : kept;
  }
  const members = Object.entries(template);
  const kept = members.flatMap(([key, inner]) => {
    const filled = fillJson(inner, values);
    return filled === undefined ? [] : [[key, filled] as const];
  });
  return kept.length === 0 && members.length > 0 ? undefined : Object.fromEntries(kept);
}

function fillText(template: string, values: TemplateValues): JsonTemplate | undefined {
  if (namesUnset(template, values)) return undefined;
  const [part, ...others] = templateParts(template);
  if (part === undefined || part.type === "text" || others.length > 0) return fillTemplate(template, values);
  const value = partValue(part, values);
  return isJson(value) ? value : undefined;
}

/** Is nothing left out of an item? A list in it may lose some of its items, but not all. */
function isComplete(template: JsonTemplate, values: TemplateValues): boolean {
  if (typeof template === "string") return !namesUnset(template, values);
  if (typeof template !== "object" || template === null) return true;
  if (isItems(template)) return template.length === 0 || template.some((item) => isComplete(item, values));
  return Object.values(template).every((inner) => isComplete(inner, values));
}

function isItems(template: JsonTemplate): template is readonly JsonTemplate[] {
  return Array.isArray(template);
}

function isJson(value: unknown): value is JsonTemplate {
  return value !== undefined && typeof value !== "function" && typeof value !== "symbol" && typeof value !== "bigint";
}
