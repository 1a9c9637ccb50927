import type { Schema } from "@create-connector/cdk/model";
import { looksLikeId } from "./record-path.js";
import { emptyShape, mergeShapes, observe, type Shape } from "./shape.js";
import type { JsonRecord } from "./walk.js";

/** A schema and the columns whose type the sample does not show. */
export interface InferredSchema {
  readonly schema: Schema;
  /** Dotted; `[]` for the items of an array. */
  readonly nullOnly: readonly string[];
}

/**
 * The JSON Schema (draft 7) that all records fit: every field may be null or missing, nothing is dropped, fields stand in the
 * order in which they came. Formats are claimed only when every value has them. The schema stays open for fields to come.
 */
export function inferSchema(records: readonly JsonRecord[]): InferredSchema {
  const shape = emptyShape();
  for (const record of records) observe(shape, record);
  const nullOnly: string[] = [];
  const { properties } = objectKeywords(shape, "", nullOnly);
  const schema: Schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    type: "object",
    properties: properties ?? {},
    additionalProperties: true,
  };
  return { schema, nullOnly };
}

function schemaOf(shape: Shape, place: string, nullOnly: string[]): Schema {
  const types = typesOf(shape);
  if (types.length === 0) {
    nullOnly.push(place);
    return { type: ["null", "string"] };
  }
  return {
    type: ["null", ...types],
    ...formatKeyword(shape),
    ...(shape.objects > 0 ? objectKeywords(shape, place, nullOnly) : {}),
    ...(shape.arrays > 0 ? { items: itemsOf(shape, place, nullOnly) } : {}),
  };
}

/** In one fixed order, so that the same records always give the same text. */
function typesOf(shape: Shape): string[] {
  const number = shape.floats > 0 ? "number" : shape.integers > 0 ? "integer" : undefined;
  return [
    ...(shape.booleans > 0 ? ["boolean"] : []),
    ...(number === undefined ? [] : [number]),
    ...(shape.strings > 0 ? ["string"] : []),
    ...(shape.objects > 0 ? ["object"] : []),
    ...(shape.arrays > 0 ? ["array"] : []),
  ];
}

function formatKeyword(shape: Shape): Schema {
  if (shape.strings === 0) return {};
  if (shape.allDateTimes) return { format: "date-time" };
  return shape.allDates ? { format: "date" } : {};
}

function objectKeywords(
  shape: Shape,
  place: string,
  nullOnly: string[],
): { readonly properties?: Schema; readonly additionalProperties: unknown } {
  if (place !== "" && isDictionary(shape)) {
    return { additionalProperties: schemaOf(mergeShapes(shape.fields.values()), `${place}.*`, nullOnly) };
  }
  if (shape.fields.size === 0) return { additionalProperties: true };
  const properties = Object.fromEntries(
    [...shape.fields].map(([key, field]): [string, Schema] => [
      key,
      schemaOf(field, place === "" ? key : `${place}.${key}`, nullOnly),
    ]),
  );
  return { properties, additionalProperties: true };
}

/**
 * Keys that are data, not names: all look like ids, or the objects share hardly any key though they have many. The values must
 * be of one type, else it is an ordinary object.
 */
function isDictionary(shape: Shape): boolean {
  if (shape.fields.size < 2) return false;
  const value = mergeShapes(shape.fields.values());
  if (typesOf(value).length > 1) return false;
  if ([...shape.fields.keys()].every(looksLikeId)) return true;
  const averageUse = shape.fieldCount / shape.fields.size / shape.objects;
  return shape.fields.size >= 12 && shape.objects >= 3 && averageUse < 0.34;
}

function itemsOf(shape: Shape, place: string, nullOnly: string[]): Schema {
  const items = shape.items;
  if (items === undefined) {
    nullOnly.push(`${place}.[]`);
    return {};
  }
  return schemaOf(items, `${place}.[]`, nullOnly);
}
