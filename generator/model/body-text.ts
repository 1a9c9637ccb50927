import { type BodyModel, isObject, type QueryValue } from "@create-connector/cdk/model";

/** Is a text a body: JSON, or the fields of a form? */
export function bodyProblem(text: string): true | string {
  if (jsonOf(text) !== undefined || fieldsOf(text) !== undefined) return true;
  return `${text} is no body. Give JSON ({"since": "{start}"}), or the fields of a form: since={start}&limit=100.`;
}

/** The body that a text stands for. */
export function readBody(text: string): BodyModel {
  const value = jsonOf(text);
  return value === undefined ? { type: "form", fields: fieldsOf(text) ?? {} } : { type: "json", value };
}

type Json = Extract<BodyModel, { readonly type: "json" }>["value"];

/** Only objects and lists: a bare word or number is no body that an API takes. */
function jsonOf(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isJson(value: unknown): value is Json {
  return isObject(value) || Array.isArray(value);
}

function fieldsOf(text: string): { readonly [name: string]: QueryValue } | undefined {
  const parts = text.trim().split("&");
  if (!parts.every((part) => /^[^=\s{}[\]"]+=/.test(part))) return undefined;
  return Object.fromEntries(parts.map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]));
}
