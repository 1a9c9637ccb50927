import { isList, isObject, own } from "./json.js";

/** What a JSON Schema says of a path: the schema there, `"open"` when it says nothing, `"absent"` when the path is not in it. */
export type SchemaPlace = { readonly [keyword: string]: unknown } | "open" | "absent";

/**
 * Follows a path through `properties`, `items` and `additionalProperties`. A schema without properties is open; one with
 * properties is taken to list them all, even where it allows more (`additionalProperties: true` is how Airbyte's schemas end).
 */
export function schemaAt(schema: unknown, keys: readonly string[]): SchemaPlace {
  if (!isObject(schema)) return "open";
  const [key, ...rest] = keys;
  if (key === undefined) return schema;
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  if (key === "*") return schemaAt(schema["items"] ?? schema["additionalProperties"], rest);
  const property = own(properties, key);
  if (property !== undefined) return schemaAt(property, rest);
  if (isObject(schema["additionalProperties"])) return schemaAt(schema["additionalProperties"], rest);
  if (Object.keys(properties).length > 0) return "absent";
  return mayBeObject(schema) ? "open" : "absent";
}

/** The types of a schema but null: `{ "type": ["null", "string"] }` → `["string"]`; none given → `[]`. */
export function typesOf(schema: SchemaPlace): string[] {
  if (typeof schema === "string") return [];
  const type = schema["type"];
  const types = isList(type) ? type : type === undefined ? [] : [type];
  return types.filter((each): each is string => typeof each === "string" && each !== "null");
}

function mayBeObject(schema: { readonly [keyword: string]: unknown }): boolean {
  const types = typesOf(schema);
  return types.length === 0 || types.includes("object");
}
