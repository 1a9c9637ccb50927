import { isList, isObject } from "@create-connector/cdk/model";
import { isDate, isDateTime } from "./dates.js";

/** What was seen at one place over all records. */
export interface Shape {
  nulls: number;
  booleans: number;
  integers: number;
  floats: number;
  strings: number;
  objects: number;
  arrays: number;
  /** Do all strings so far agree with these formats? */
  allDateTimes: boolean;
  allDates: boolean;
  /** Fields of the objects, in the order in which they came; a Map, so that a field may be called `__proto__`. */
  readonly fields: Map<string, Shape>;
  /** How many fields the objects had, all together; with the number of different ones it tells a dictionary. */
  fieldCount: number;
  items: Shape | undefined;
}

export function emptyShape(): Shape {
  return {
    nulls: 0,
    booleans: 0,
    integers: 0,
    floats: 0,
    strings: 0,
    objects: 0,
    arrays: 0,
    allDateTimes: true,
    allDates: true,
    fields: new Map(),
    fieldCount: 0,
    items: undefined,
  };
}

/** Takes one more value into account. One pass, no value is kept: memory grows with columns, not with records. */
export function observe(shape: Shape, value: unknown): void {
  if (value === null || value === undefined) shape.nulls += 1;
  else if (typeof value === "boolean") shape.booleans += 1;
  else if (typeof value === "number") observeNumber(shape, value);
  else if (typeof value === "string") observeString(shape, value);
  else if (isList(value)) observeArray(shape, value);
  else if (isObject(value)) observeObject(shape, value);
}

function observeNumber(shape: Shape, value: number): void {
  if (Number.isInteger(value)) shape.integers += 1;
  else shape.floats += 1;
}

function observeString(shape: Shape, value: string): void {
  shape.strings += 1;
  if (shape.allDateTimes && !isDateTime(value)) shape.allDateTimes = false;
  if (shape.allDates && !isDate(value)) shape.allDates = false;
}

function observeArray(shape: Shape, value: readonly unknown[]): void {
  shape.arrays += 1;
  if (value.length === 0) return;
  const items = (shape.items ??= emptyShape());
  for (const item of value) observe(items, item);
}

function observeObject(shape: Shape, value: { readonly [key: string]: unknown }): void {
  shape.objects += 1;
  for (const [key, item] of Object.entries(value)) {
    let field = shape.fields.get(key);
    if (field === undefined) {
      field = emptyShape();
      shape.fields.set(key, field);
    }
    shape.fieldCount += 1;
    observe(field, item);
  }
}

/** Both shapes in one, as if all values had stood at one place. */
export function mergeShapes(shapes: Iterable<Shape>): Shape {
  const merged = emptyShape();
  for (const shape of shapes) mergeInto(merged, shape);
  return merged;
}

function mergeInto(target: Shape, shape: Shape): void {
  target.nulls += shape.nulls;
  target.booleans += shape.booleans;
  target.integers += shape.integers;
  target.floats += shape.floats;
  target.strings += shape.strings;
  target.objects += shape.objects;
  target.arrays += shape.arrays;
  target.allDateTimes &&= shape.allDateTimes;
  target.allDates &&= shape.allDates;
  target.fieldCount += shape.fieldCount;
  for (const [key, field] of shape.fields) {
    const known = target.fields.get(key);
    if (known === undefined) target.fields.set(key, mergeShapes([field]));
    else mergeInto(known, field);
  }
  if (shape.items === undefined) return;
  if (target.items === undefined) target.items = mergeShapes([shape.items]);
  else mergeInto(target.items, shape.items);
}
