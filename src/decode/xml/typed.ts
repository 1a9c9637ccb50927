import { schemaAt, type SchemaPlace, typesOf } from "../../model/schema-at.js";
import type { JsonObject, JsonSchema } from "../../protocol/messages.js";
import { isObject } from "../path.js";
import { textReader } from "../scalar.js";

/** An element as its schema wants it: texts become numbers and booleans, one element where an array is declared is a list of one. */
export function typedElement(element: JsonObject, schema: JsonSchema): JsonObject {
  return Object.fromEntries(
    Object.entries(element).map(([name, value]) => [name, typedValue(value, schemaAt(schema, [name]))]),
  );
}

function typedValue(value: unknown, place: SchemaPlace): unknown {
  const types = typesOf(place);
  if (types.includes("array") && !Array.isArray(value)) {
    // An element without content stands for a list without elements where that is what is declared.
    return value === null ? (types.length === 1 ? [] : null) : [typedValue(value, itemsOf(place))];
  }
  if (Array.isArray(value)) return value.map((item: unknown) => typedValue(item, itemsOf(place)));
  if (isObject(value)) return typedElement(value, typeof place === "string" ? {} : place);
  return typeof value === "string" ? readerOf(place)(value) : value;
}

function itemsOf(place: SchemaPlace): SchemaPlace {
  return typeof place === "string" ? "open" : schemaAt(place, ["*"]);
}

/** Made once for each place of a schema, not for each record. */
const readers = new WeakMap<object, (text: string) => unknown>();
const plain = textReader("open");

function readerOf(place: SchemaPlace): (text: string) => unknown {
  if (typeof place === "string") return plain;
  const reader = readers.get(place) ?? textReader(place);
  readers.set(place, reader);
  return reader;
}
