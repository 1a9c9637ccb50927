import { isList, isObject } from "../../model/json.js";
import type { JsonObject } from "../../protocol/messages.js";

/** A value that a JSON Schema accepts, always the same one; never null where the schema allows something else. */
export function synthesise(schema: unknown, name = "value"): unknown {
  if (!isObject(schema)) return name;
  const chosen = chosenValue(schema);
  if (chosen !== undefined) return chosen;
  const choice = [schema["oneOf"], schema["anyOf"]].filter(isList).flat().find(allowsMore);
  if (choice !== undefined && schema["type"] === undefined) return synthesise(choice, name);
  switch (typeOf(schema)) {
    case "object":
      return fillIn({}, schema);
    case "array":
      return schema["items"] === undefined ? [] : [synthesise(schema["items"], name)];
    case "integer":
      return Math.ceil(numberOf(schema["minimum"]) ?? 1);
    case "number":
      return (numberOf(schema["minimum"]) ?? 1) + 0.5;
    case "boolean":
      return true;
    case "string":
      return textOf(schema, name);
    default:
      return null;
  }
}

/** A copy of the record in which every declared field has a value, down through its objects. */
export function fillIn(record: JsonObject, schema: unknown): JsonObject {
  const properties = isObject(schema) && isObject(schema["properties"]) ? schema["properties"] : {};
  const filled = Object.entries(properties).map(([name, property]) => {
    const value = Object.hasOwn(record, name) ? record[name] : undefined;
    if (value === undefined || value === null) return [name, synthesise(property, name)] as const;
    return [name, isObject(value) ? fillIn({ ...value }, property) : value] as const;
  });
  return Object.fromEntries<unknown>([...Object.entries(record), ...filled]);
}

function chosenValue(schema: { readonly [keyword: string]: unknown }): unknown {
  if (schema["const"] !== undefined) return schema["const"];
  const { enum: values, examples } = schema;
  if (isList(values)) return values.find((value) => value !== null);
  return isList(examples) ? examples.find((value) => value !== null) : undefined;
}

function allowsMore(branch: unknown): boolean {
  return !isObject(branch) || (branch["type"] !== "null" && branch["const"] !== null);
}

function typeOf(schema: { readonly [keyword: string]: unknown }): string {
  const { type } = schema;
  const types = isList(type) ? type : [type];
  const known = types.find((each) => typeof each === "string" && each !== "null");
  if (typeof known === "string") return known;
  if (types.includes("null")) return "null";
  if (schema["properties"] !== undefined) return "object";
  return schema["items"] === undefined ? "string" : "array";
}

const texts = new Map<unknown, (name: string) => string>([
  ["date-time", () => "2024-01-15T08:00:00Z"],
  ["date", () => "2024-01-15"],
  ["time", () => "08:00:00Z"],
  ["uuid", () => "00000000-0000-4000-8000-000000000001"],
  ["email", () => "someone@example.com"],
  ["uri", (name) => `https://example.com/${encodeURIComponent(name)}`],
  ["uri-reference", (name) => `/${encodeURIComponent(name)}`],
  ["hostname", () => "example.com"],
  ["ipv4", () => "192.0.2.1"],
  ["ipv6", () => "2001:db8::1"],
]);

function textOf(schema: { readonly [keyword: string]: unknown }, name: string): string {
  const value = texts.get(schema["format"])?.(name) ?? name;
  const shortest = numberOf(schema["minLength"]) ?? 0;
  return value.padEnd(shortest, "x").slice(0, numberOf(schema["maxLength"]) ?? Infinity);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
