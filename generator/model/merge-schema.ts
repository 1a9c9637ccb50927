import { isList, isObject, own, type Schema, schemaAt, typesOf } from "@create-connector/cdk/model";

/** One place of a schema that a sample has changed. */
export interface SchemaChange {
  /** Dotted; `*` for the elements of an array. */
  readonly place: string;
  /** Its types before; undefined: the place is new. */
  readonly before?: string;
  readonly after: string;
}

export interface MergedSchema {
  readonly schema: Schema;
  readonly changes: readonly SchemaChange[];
}

/**
 * A schema that also fits the records of a sample: fields are added, types widened (an integer to a number, else side by side), null
 * allowed where it was seen, values added to an enumeration, a format dropped that not all values have. Nothing is dropped, nothing
 * made narrower; what the schema says in another way (`anyOf`, `const`) stays. `found`: what was inferred of the records.
 */
export function mergeSchema(schema: Schema, found: Schema, records: readonly unknown[]): MergedSchema {
  const changes: SchemaChange[] = [];
  return { schema: mergedObject(schema, found, records, "", changes), changes };
}

function mergedObject(
  schema: Schema,
  found: Schema,
  values: readonly unknown[],
  at: string,
  changes: SchemaChange[],
): Schema {
  const properties = propertiesOf(schema);
  const seen = propertiesOf(found);
  if (Object.keys(seen).length === 0) return schema;
  // A schema of objects by any key has no fields of its own.
  if (Object.keys(properties).length === 0 && isObject(schema["additionalProperties"])) return schema;
  const known = Object.entries(properties).map(([name, property]): [string, unknown] => {
    const other = own(seen, name);
    if (!isObject(property) || !isObject(other)) return [name, property];
    return [name, mergedPlace(property, other, below(values, name), placeOf(at, name), changes)];
  });
  const fresh = Object.entries(seen).filter(([name]) => !Object.hasOwn(properties, name));
  for (const [name, property] of fresh) changes.push({ place: placeOf(at, name), after: typeText(property) });
  return { ...schema, properties: Object.fromEntries([...known, ...fresh]) };
}

function mergedPlace(
  schema: Schema,
  found: Schema,
  all: readonly unknown[],
  at: string,
  changes: SchemaChange[],
): Schema {
  const values = all.filter((value) => value !== undefined);
  const filled = values.filter((value) => value !== null);
  const nullable = values.length > filled.length ? withNull(schema) : schema;
  const widened = filled.length === 0 ? nullable : withTypes(nullable, found, filled);
  if (typeText(widened) !== typeText(schema))
    changes.push({ place: at, before: typeText(schema), after: typeText(widened) });
  const inside = mergedObject(widened, found, filled, at, changes);
  const [items, seen] = [inside["items"], found["items"]];
  if (!isObject(seen) || Object.keys(seen).length === 0) return inside;
  if (!isObject(items))
    return isObject(inside["items"]) || typeText(schema).includes("array") ? inside : { ...inside, items: seen };
  const elements = filled.flatMap((value) => (isList(value) ? value : []));
  return { ...inside, items: mergedPlace(items, seen, elements, `${at}.*`, changes) };
}

function withNull(schema: Schema): Schema {
  const { type, enum: values } = schema;
  const types = isList(type) ? type : type === undefined ? [] : [type];
  return {
    ...schema,
    ...(types.length === 0 || types.includes("null") ? {} : { type: ["null", ...types] }),
    ...(isList(values) && !values.includes(null) ? { enum: [...values, null] } : {}),
  };
}

function withTypes(schema: Schema, found: Schema, values: readonly unknown[]): Schema {
  const types = typesOf(schema);
  if (isList(schema["enum"])) return { ...schema, enum: [...new Set([...schema["enum"], ...values.filter(isScalar)])] };
  if (types.length === 0) return schema;
  const missing = typesOf(found).filter(
    (type) => !types.includes(type) && !(type === "integer" && types.includes("number")),
  );
  const { format, ...rest } = schema;
  const formatted = format === undefined || format === found["format"] ? schema : rest;
  if (missing.length === 0) return typesOf(found).includes("string") ? formatted : schema;
  const kept = missing.includes("number") ? types.filter((type) => type !== "integer") : types;
  const isNullable = isList(schema["type"]) && schema["type"].includes("null");
  const all = [...(isNullable ? ["null"] : []), ...kept, ...missing];
  const inside = {
    ...(missing.includes("object") ? pick(found, ["properties", "additionalProperties"]) : {}),
    ...(missing.includes("array") ? pick(found, ["items"]) : {}),
  };
  return {
    ...(missing.includes("string") || typesOf(found).includes("string") ? formatted : schema),
    ...inside,
    type: all.length === 1 ? all[0] : all,
  };
}

function pick(schema: Schema, keywords: readonly string[]): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keywords.includes(keyword)));
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object";
}

function below(values: readonly unknown[], name: string): unknown[] {
  return values.map((value) => (isObject(value) ? own(value, name) : undefined));
}

function propertiesOf(schema: Schema): { readonly [name: string]: unknown } {
  return isObject(schema["properties"]) ? schema["properties"] : {};
}

function placeOf(at: string, name: string): string {
  return at === "" ? name : `${at}.${name}`;
}

/** `integer or null`; `one of 3 values`; `anything`. */
function typeText(property: unknown): string {
  if (!isObject(property)) return "anything";
  const place = schemaAt(property, []);
  const { enum: values, type, format } = property;
  const nullable = isList(type) && type.includes("null");
  const types = isList(values) ? [`one of ${values.length} values`] : typesOf(place);
  const named = types.length === 0 ? "anything" : types.join(" or ");
  return `${named}${typeof format === "string" ? ` (${format})` : ""}${nullable ? " or null" : ""}`;
}
