import type { JsonObject, JsonSchema } from "../protocol/messages.js";

/** Calls `add` for every value of a configuration that its specification marks `airbyte_secret`, in whatever branch. */
export function findSecrets(schema: JsonSchema, value: unknown, add: (secret: string) => void): void {
  if (schema["airbyte_secret"] === true) {
    addAll(value, add);
    return;
  }
  for (const keyword of ["oneOf", "anyOf", "allOf"]) {
    for (const branch of listOf(schema[keyword])) if (isObject(branch)) findSecrets(branch, value, add);
  }
  const items = schema["items"];
  if (isObject(items)) for (const item of listOf(value)) findSecrets(items, item, add);
  const properties = schema["properties"];
  if (!isObject(properties) || !isObject(value)) return;
  for (const [name, property] of Object.entries(properties)) {
    if (isObject(property) && Object.hasOwn(value, name)) findSecrets(property, value[name], add);
  }
}

/** A secret may be an object or a list by mistake: then all that is in it is secret. */
function addAll(value: unknown, add: (secret: string) => void): void {
  if (typeof value === "string") add(value);
  else if (typeof value === "number") add(String(value));
  else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) addAll(each, add);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
