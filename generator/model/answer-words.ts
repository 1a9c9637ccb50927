/** How facts about answers and lists are typed in one word, by flag and prompt alike. */
import { valueOf } from "./merge.js";

/** `404,410` as numbers. */
export function readStatuses(text: string): number[] {
  return text.split(",").map((status) => Number(status.trim()));
}

/** Status → reason as the model lists them. */
export function readSkips(reasons: { readonly [status: string]: unknown }): { status: number; why: unknown }[] {
  return Object.entries(reasons).map(([status, why]) => ({ status: Number(status), why }));
}

/** `false`, `1,2`, `success`: JSON where it parses, else texts; one alone is no list. */
export function readScalars(text: string): unknown {
  const values = text.split(",").map((value) => scalarOf(value.trim()));
  return values.length === 1 ? values[0] : values;
}

/** `currency` or `day,currency`. */
export function readFields(text: string): string | readonly string[] {
  const fields = text
    .split(",")
    .map((field) => field.trim())
    .filter((field) => field !== "");
  const [only = ""] = fields;
  return fields.length === 1 ? only : fields;
}

function scalarOf(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** `eu,us`, `1,2`, `[…]`, or the setting that holds a list: `{config.regions}`. */
export function readValues(text: string): unknown {
  const given = text.trim();
  if (/^\{config\.[A-Za-z0-9_.]+\}$/.test(given)) return given;
  if (given.startsWith("[")) return valueOf(given);
  return given
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "")
    .map((value) => (/^(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value));
}

/** Variable → values as typed, as the model has them. */
export function readLists(typed: { readonly [variable: string]: string }): {
  readonly [variable: string]: { readonly values: unknown };
} {
  return Object.fromEntries(Object.entries(typed).map(([variable, text]) => [variable, { values: readValues(text) }]));
}
