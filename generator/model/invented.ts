import {
  addedVariables,
  dateFormats,
  type FieldCursorModel,
  type Fixture,
  isList,
  isObject,
  pathKeys,
  type Schema,
  type StreamModel,
  typesOf,
} from "@create-connector/cdk/model";
import { timeText } from "./time-text.js";

/** Three made-up records of a schema, for a stream without a sample: so that its mock API has something to give. */
export function inventedFixtures(schema: Schema, stream: StreamModel): Fixture[] {
  const added = addedVariables(stream);
  const cursor = stream.cursor;
  return [1, 2, 3].map((number) => {
    const record = objectOf(schema, number);
    const own = Object.fromEntries(Object.entries(record).filter(([key]) => !added.includes(key)));
    return cursor === undefined || cursor.type === "syncToken"
      ? own
      : withValue(own, pathKeys(cursor.field), cursorValue(cursor, number));
  });
}

function objectOf(schema: Schema, number: number): Fixture {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  return Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, valueOf(field, name, number)]));
}

function valueOf(field: unknown, name: string, number: number): unknown {
  if (!isObject(field)) return `${name}-${number}`;
  const choices = field["enum"];
  if (isList(choices) && choices.length > 0) return choices[(number - 1) % choices.length];
  const [type] = typesOf(field);
  if (type === "integer") return number;
  if (type === "number") return number + 0.5;
  if (type === "boolean") return number % 2 === 1;
  if (type === "object") return objectOf(field, number);
  if (type === "array") return isObject(field["items"]) ? [valueOf(field["items"], name, number)] : [];
  if (field["format"] === "date-time") return `2024-01-0${number}T00:00:00Z`;
  return field["format"] === "date" ? `2024-01-0${number}` : `${name}-${number}`;
}

/** The first days of 2024, as the cursor's format writes them; small numbers; texts in order. */
function cursorValue(cursor: FieldCursorModel, number: number): unknown {
  if (cursor.type === "number") return number;
  if (cursor.type === "string") return `000${number}`;
  return timeText(Date.UTC(2024, 0, number), dateFormats(cursor)[0]);
}

function withValue(record: Fixture, keys: readonly string[], value: unknown): Fixture {
  const [key, ...rest] = keys;
  if (key === undefined) return record;
  const before = Object.hasOwn(record, key) ? record[key] : undefined;
  const inner = rest.length === 0 ? value : withValue(isObject(before) ? before : {}, rest, value);
  return { ...record, ...Object.fromEntries([[key, inner]]) };
}
