import { isList, isObject } from "@create-connector/cdk/model";

/**
 * A body in which texts became what all texts of the same place look like: integers, decimals or booleans. What would lose something
 * stays a text: numbers with a leading zero (postcodes, account numbers) or of more than fifteen digits.
 */
export function typedTexts(body: unknown): unknown {
  const kinds = new Map<string, Kind>();
  visit(body, "", (text, place) => {
    const kind = kindOf(text);
    kinds.set(place, widest(kinds.get(place) ?? kind, kind));
  });
  return mapped(body, "", kinds);
}

type Kind = "integer" | "number" | "boolean" | "text";

function kindOf(text: string): Kind {
  if (/^(true|false)$/i.test(text)) return "boolean";
  if (text.replace(/\D/g, "").length > 15) return "text";
  if (/^-?(0|[1-9]\d*)$/.test(text)) return "integer";
  return /^-?(0|[1-9]\d*)\.\d+$/.test(text) ? "number" : "text";
}

function widest(one: Kind, other: Kind): Kind {
  if (one === other) return one;
  return one !== "boolean" && other !== "boolean" && one !== "text" && other !== "text" ? "number" : "text";
}

/** Calls `each` for every text; elements of a list are one place. */
function visit(value: unknown, place: string, each: (text: string, place: string) => void): void {
  if (typeof value === "string") each(value, place);
  else if (isList(value)) for (const item of value) visit(item, place, each);
  else if (isObject(value)) for (const [key, item] of Object.entries(value)) visit(item, `${place}\n${key}`, each);
}

function mapped(value: unknown, place: string, kinds: ReadonlyMap<string, Kind>): unknown {
  if (isList(value)) return value.map((item) => mapped(item, place, kinds));
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, mapped(item, `${place}\n${key}`, kinds)]),
    );
  }
  if (typeof value !== "string") return value;
  const kind = kinds.get(place) ?? "text";
  if (kind === "text") return value;
  return kind === "boolean" ? value.toLowerCase() === "true" : Number(value);
}
