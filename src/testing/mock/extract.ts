import { isList, isObject } from "../../model/json.js";
import { partValue, scalarText, templateParts, variablesOf } from "../../model/template.js";
import { cursorVariables } from "../../model/variables.js";
import type { JsonObject } from "../../protocol/messages.js";

/** Variables that a request was made with, by name; in JSON with their type. */
export type Variables = { readonly [variable: string]: unknown };

/** The variables in a text that a template made; undefined where the text cannot be the template's. */
export function variablesInText(template: string, text: string, config: JsonObject): Variables | undefined {
  const names: string[] = [];
  const source = templateParts(template).map((part) => {
    if (part.type === "variable") {
      names.push(part.name);
      return "([\\s\\S]+?)";
    }
    return escaped(part.type === "text" ? part.text : scalarText(partValue(part, { config }) ?? ""));
  });
  const match = new RegExp(`^${source.join("")}$`).exec(text);
  if (match === null) return undefined;
  return merged(names.map((name, index) => ({ [name]: match[index + 1] ?? "" })));
}

/**
 * The variables in JSON that a template made. Keys and items that are not there were left out, and say nothing. Undefined where the
 * JSON cannot be the template's.
 */
export function variablesInJson(template: unknown, value: unknown, config: JsonObject): Variables | undefined {
  if (typeof template === "string") return inString(template, value, config);
  if (isList(template)) return isList(value) ? inItems(template, value, config) : undefined;
  if (!isObject(template)) return template === value ? {} : undefined;
  if (!isObject(value)) return undefined;
  const inner = Object.entries(template).map(([key, part]) =>
    Object.hasOwn(value, key) ? variablesInJson(part, value[key], config) : {},
  );
  return merged(inner);
}

/** All variables of several places; undefined where one of them does not fit, or where two contradict each other. */
export function merged(places: readonly (Variables | undefined)[]): Variables | undefined {
  const all: { [variable: string]: unknown } = {};
  for (const place of places) {
    if (place === undefined) return undefined;
    for (const [name, value] of Object.entries(place)) {
      if (Object.hasOwn(all, name) && scalarText(all[name]) !== scalarText(value)) return undefined;
      if (!Object.hasOwn(all, name) || typeof value !== "string") all[name] = value;
    }
  }
  return all;
}

/** A setting may be missing, and so may a bound of the cursor; what a parent fills is always there. */
export function mayBeLeftOut(template: string, variables: Variables): boolean {
  return variablesOf(template).every((name) => Object.hasOwn(variables, name) || cursorVariables.includes(name));
}

function inString(template: string, value: unknown, config: JsonObject): Variables | undefined {
  const [part, ...others] = templateParts(template);
  if (part?.type === "variable" && others.length === 0) return { [part.name]: value };
  if (part?.type === "setting" && others.length === 0) {
    return scalarText(partValue(part, { config }) ?? null) === scalarText(value) ? {} : undefined;
  }
  return typeof value === "string" ? variablesInText(template, value, config) : undefined;
}

/** Each item is held against the next template that it fits; those between were left out. */
function inItems(templates: readonly unknown[], items: readonly unknown[], config: JsonObject): Variables | undefined {
  const found: Variables[] = [];
  let next = 0;
  for (const template of templates) {
    const here = next < items.length ? variablesInJson(template, items[next], config) : undefined;
    if (here === undefined) continue;
    found.push(here);
    next += 1;
  }
  return next < items.length ? undefined : merged(found);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
