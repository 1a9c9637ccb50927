import { booleanIn, integerIn, jsonIn, numberIn } from "../decode/scalar.js";
import { isObject } from "../model/json.js";
import { schemaAt, type SchemaPlace, typesOf } from "../model/schema-at.js";
import { ExactNumber, jsonText } from "../protocol/exact.js";
import type { JsonObject, JsonSchema, RecordChange } from "../protocol/messages.js";
import { setField } from "./set-path.js";

/** What one place of a schema wants, worked out once. */
interface Wanted {
  readonly types: readonly string[];
  readonly fields: ReadonlyMap<string, Wanted>;
  readonly items: Wanted | undefined;
  /** A value that fits nothing stays as it is: keys and cursors are never null. */
  readonly kept: boolean;
}

/**
 * A function that makes the values of a record what its schema says, in place: texts of digits become numbers, numbers texts, `"true"`
 * a boolean, JSON in a text a list or an object, one value where a list is declared a list of it. What can be none of that becomes
 * null, and is told (`meta.changes` of the Airbyte protocol); undefined: nothing became null. Fields without a type stay.
 * `keep`: paths whose values are never made null.
 */
export function recordCoercer(
  schema: JsonSchema,
  keep: readonly (readonly string[])[],
): (record: JsonObject) => readonly RecordChange[] | undefined {
  const wanted = wantedAt(schema, keep, false);
  return (record) => {
    const changes: RecordChange[] = [];
    coerceFields(record, wanted, "", changes);
    return changes.length === 0 ? undefined : changes;
  };
}

function wantedAt(place: SchemaPlace, keep: readonly (readonly string[])[], kept: boolean): Wanted {
  const schema = typeof place === "string" ? {} : place;
  const properties = isObject(schema["properties"]) ? Object.keys(schema["properties"]) : [];
  const fields = properties.map((name) => {
    const below = keep.flatMap(([first, ...rest]) => (first === name ? [rest] : []));
    return [
      name,
      wantedAt(
        schemaAt(schema, [name]),
        below,
        below.some((rest) => rest.length === 0),
      ),
    ] as const;
  });
  const items = isObject(schema["items"]) ? wantedAt(schema["items"], [], false) : undefined;
  return { types: typesOf(place), fields: new Map(fields), items, kept };
}

function coerceFields(object: JsonObject, { fields }: Wanted, at: string, changes: RecordChange[]): void {
  for (const [name, wanted] of fields) {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    if (value === undefined || value === null) continue;
    const place = at === "" ? name : `${at}.${name}`;
    const made = coerced(value, wanted, place, changes);
    if (made !== value) setField(object, name, made);
  }
}

function coerced(value: unknown, wanted: Wanted, at: string, changes: RecordChange[]): unknown {
  const { types } = wanted;
  const made = types.length === 0 || types.some((type) => isOf(value, type)) ? value : converted(value, types);
  if (made === undefined) {
    if (wanted.kept) return value;
    changes.push({ field: at, change: "NULLED", reason: "SOURCE_SERIALIZATION_ERROR" });
    return null;
  }
  if (Array.isArray(made)) {
    const { items } = wanted;
    return items === undefined
      ? made
      : made.map((item: unknown) => (item === null ? item : coerced(item, items, `${at}.*`, changes)));
  }
  if (isPlain(made)) coerceFields(made, wanted, at, changes);
  return made;
}

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case "integer":
      return value instanceof ExactNumber ? /^-?\d+$/.test(value.digits) : Number.isInteger(value);
    case "number":
      return typeof value === "number" || value instanceof ExactNumber;
    case "array":
      return Array.isArray(value);
    case "object":
      return isPlain(value);
    default:
      return typeof value === type;
  }
}

/** The first of the types that the value can become; undefined when it can be none. An empty text becomes none but a text. */
function converted(value: unknown, types: readonly string[]): unknown {
  const text = typeof value === "string" ? value : jsonText(value);
  const ways: readonly (readonly [type: string, read: () => unknown])[] = [
    ["boolean", () => booleanIn(text)],
    ["integer", () => (typeof value === "boolean" ? undefined : integerIn(text))],
    ["number", () => (typeof value === "boolean" ? undefined : numberIn(text))],
    ["object", () => ofKind(jsonIn(text), isPlain)],
    ["array", () => (text.startsWith("[") ? ofKind(jsonIn(text), Array.isArray) : undefined) ?? [value]],
    ["string", () => text],
  ];
  for (const [type, read] of ways) {
    const made = types.includes(type) ? read() : undefined;
    if (made !== undefined) return made;
  }
  return undefined;
}

function ofKind(value: unknown, is: (value: unknown) => boolean): unknown {
  return is(value) ? value : undefined;
}

function isPlain(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}
