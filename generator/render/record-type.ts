import { isObject, type Schema } from "@create-connector/cdk/model";
import { singularOf, wordsOf } from "../model/words.js";
import { code } from "./quote/index.js";

/**
 * The TypeScript interface of a stream's records, and one for each object inside them. Closed, so that a misspelled key is seen;
 * `open`: other fields may be there, since nobody has seen a record yet.
 */
export function recordType(name: string, schema: Schema, open = false): string {
  const known: Known = { taken: new Set([name]), declarations: [], names: new Map() };
  declare(name, schema, known, open);
  return known.declarations.filter((text) => text !== "").join("\n");
}

/** Interfaces found so far, outermost first; `names`: by what stands between their brackets. */
interface Known {
  readonly taken: Set<string>;
  readonly declarations: string[];
  readonly names: Map<string, string>;
}

/** Declares an interface and returns its name; objects of the same shape share one. */
function declare(name: string, schema: Schema, known: Known, open = false): string {
  const place = known.declarations.push("") - 1;
  const fields = Object.entries(propertiesOf(schema)).map(([field, property]) => {
    const optional = requiredOf(schema).has(field) ? "" : "?";
    return `${commentOf(property)}  ${code.member(field)}${optional}: ${typeOf(property, `${name}${pascal(wordsOf(field))}`, known)};\n`;
  });
  const body = `${fields.join("")}${open || fields.length === 0 ? "  [field: string]: unknown;\n" : ""}`;
  const same = known.names.get(body);
  if (same !== undefined) {
    known.taken.delete(name);
    return same;
  }
  known.names.set(body, name);
  known.declarations[place] = `${code.comment(textOf(schema["description"]))}export interface ${name} {\n${body}}\n`;
  return name;
}

/** `name`: what an interface made for this place would be called. */
function typeOf(schema: unknown, name: string, known: Known): string {
  if (!isObject(schema)) return "unknown";
  if (Object.hasOwn(schema, "const")) return literals([schema["const"]]);
  const choices = schema["enum"];
  if (Array.isArray(choices) && choices.length > 0) return literals(choices);
  const alternatives = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(alternatives)) return union(alternatives.map((one) => typeOf(one, name, known)));
  const types = Array.isArray(schema["type"]) ? schema["type"] : [schema["type"]];
  return union(types.map((type) => typeOfKind(type, schema, name, known)));
}

function typeOfKind(type: unknown, schema: Schema, name: string, known: Known): string {
  switch (type) {
    case "string":
    case "boolean":
    case "null":
      return type;
    case "integer":
    case "number":
      return "number";
    case "array":
      return arrayType(schema["items"], name, known);
    case "object":
      return objectType(schema, name, known);
    default:
      return "unknown";
  }
}

function arrayType(items: unknown, name: string, known: Known): string {
  const item = typeOf(items, singularName(name), known);
  return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
}

function objectType(schema: Schema, name: string, known: Known): string {
  if (Object.keys(propertiesOf(schema)).length > 0) {
    return declare(untaken(name, known.taken), schema, known);
  }
  const values = schema["additionalProperties"];
  return `Record<string, ${isObject(values) ? typeOf(values, `${name}Value`, known) : "unknown"}>`;
}

function literals(values: readonly unknown[]): string {
  const scalars = values.every((value) => value === null || typeof value !== "object");
  return scalars ? union(values.map((value) => code.value(value))) : "unknown";
}

/** Each type once, `null` last; `unknown` takes all others in. */
function union(types: readonly string[]): string {
  const different = [...new Set(types)];
  if (different.length === 0 || different.includes("unknown")) return "unknown";
  const [nulls, others] = [different.filter((type) => type === "null"), different.filter((type) => type !== "null")];
  return [...others, ...nulls].join(" | ");
}

function untaken(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}${String(number)}`;
  taken.add(free);
  return free;
}

function commentOf(property: unknown): string {
  return isObject(property) ? code.comment(textOf(property["description"]), "  ") : "";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function propertiesOf(schema: Schema): Schema {
  const properties = schema["properties"];
  return isObject(properties) ? properties : {};
}

function requiredOf(schema: Schema): ReadonlySet<unknown> {
  const required = schema["required"];
  return new Set(Array.isArray(required) ? required : []);
}

/** `OrderLabels` → `OrderLabel`: the last word of a list's name as one of it. */
function singularName(name: string): string {
  const words = wordsOf(name);
  return pascal([...words.slice(0, -1), singularOf(words.at(-1) ?? "")]);
}

function pascal(words: readonly string[]): string {
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("");
}
