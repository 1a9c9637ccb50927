import {
  dateFormats,
  type FieldCursorModel,
  type Fixture,
  addedVariables,
  isList,
  isObject,
  itemFields,
  keyPaths,
  own,
  type PaginationModel,
  type PartitionModel,
  type Path,
  pathKeys,
  type ProjectFiles,
  type Schema,
  schemaAt,
  type StreamModel,
} from "@create-connector/cdk/model";
import { changedSchema } from "./changed-schema.js";
import type { StreamDraft } from "./from-streams.js";
import { inventedFixtures } from "./invented.js";

type Streams = ProjectFiles["streams"];

/**
 * Schemas and fixtures of all streams: of their samples, else what is known of them (keys, cursor, what children and paging need),
 * left open. `shared`: how streams without their own pagination page.
 */
export function filesFrom(
  streams: Streams,
  drafts: readonly StreamDraft[],
  shared: PaginationModel | undefined,
): Omit<ProjectFiles, "connector"> {
  const draftOf = new Map(drafts.map((draft) => [draft.name, draft]));
  const forChildren = fieldsForChildren(streams);
  const schemas = new Map<string, Schema>();
  for (const [name, stream] of inFamilyOrder(streams)) {
    const named = [...(forChildren.get(name) ?? []), ...pagingFields(stream.pagination ?? shared)];
    schemas.set(name, schemaOf(stream, draftOf.get(name)?.schema, schemas, named));
  }
  const inOrder = <Value>(of: (name: string, stream: StreamModel) => Value): { readonly [stream: string]: Value } =>
    Object.fromEntries(Object.entries(streams).map(([name, stream]): [string, Value] => [name, of(name, stream)]));
  return {
    streams,
    schemas: inOrder((name) => schemas.get(name) ?? OPEN),
    fixtures: inOrder((name, stream): readonly Fixture[] => {
      return draftOf.get(name)?.fixtures ?? inventedFixtures(schemas.get(name) ?? OPEN, stream);
    }),
  };
}

const OPEN: Schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  type: "object",
  properties: {},
  additionalProperties: true,
};

/** Parents before their children, so that a child can take a variable's type from its parent. Circles come last, as they are. */
function inFamilyOrder(streams: Streams): [string, StreamModel][] {
  const depth = (name: string, seen: readonly string[]): number => {
    const parent = own(streams, name)?.parent?.stream;
    return parent === undefined || seen.includes(parent) ? 0 : 1 + depth(parent, [...seen, parent]);
  };
  return Object.entries(streams)
    .map((entry): [[string, StreamModel], number] => [entry, depth(entry[0], [entry[0]])])
    .sort((a, b) => a[1] - b[1])
    .map(([entry]) => entry);
}

/** Fields of parents that fill their children's path variables, by parent. */
function fieldsForChildren(streams: Streams): ReadonlyMap<string, readonly Path[]> {
  const fields = new Map<string, Path[]>();
  for (const { parent } of Object.values(streams)) {
    if (parent === undefined) continue;
    fields.set(parent.stream, [...(fields.get(parent.stream) ?? []), ...Object.values(parent.params)]);
  }
  return fields;
}

/** Fields of a record that the request of the next page holds. */
function pagingFields(pagination: PaginationModel | undefined): readonly Path[] {
  return pagination?.type === "lastRecord" ? [pagination.field] : [];
}

/** The sample's schema with the added variables; without a sample all that is known. */
function schemaOf(
  stream: StreamModel,
  known: Schema | undefined,
  before: ReadonlyMap<string, Schema>,
  named: readonly Path[],
): Schema {
  const withAdded = addedVariables(stream).reduce(
    (schema, added) => withField(schema, [added], addedType(added, stream, before)),
    stream.changes === undefined ? (known ?? OPEN) : changedSchema(known ?? OPEN, stream.changes),
  );
  if (known !== undefined) return withAdded;
  return neededFields(stream, named).reduce((schema, { keys, type }) => withField(schema, keys, type), withAdded);
}

/** Of the field that fills the variable, when the parent's schema knows it. */
function addedType(variable: string, stream: StreamModel, before: ReadonlyMap<string, Schema>): Schema {
  const parent = stream.parent;
  const list = own(stream.partitions ?? {}, variable);
  if (list !== undefined) return { type: listType(list) };
  const path = parent === undefined ? undefined : own(parent.params, variable);
  const schema = parent === undefined ? undefined : before.get(parent.stream);
  if (path === undefined || schema === undefined) return UNKNOWN;
  const place = schemaAt(schema, pathKeys(path));
  return typeof place === "string" ? UNKNOWN : place;
}

/** Of constants it is known what they are; a setting holds texts. */
function listType({ values }: PartitionModel): string {
  return typeof values !== "string" && values.every((value) => Number.isInteger(value)) ? "integer" : "string";
}

/** No sample shows whether an id is a number or a text. */
const UNKNOWN: Schema = { type: ["null", "integer", "string"] };

interface Needed {
  readonly keys: readonly string[];
  readonly type: Schema;
}

function neededFields(stream: StreamModel, named: readonly Path[]): Needed[] {
  const cursor = stream.cursor;
  return [
    ...itemFields(stream.items ?? {}).map((field): Needed => ({ keys: [field], type: itemType(field, stream) })),
    ...keyPaths(stream.primaryKey).map((keys): Needed => ({ keys, type: UNKNOWN })),
    ...named.map((path): Needed => ({ keys: pathKeys(path), type: UNKNOWN })),
    ...(cursor === undefined || cursor.type === "syncToken"
      ? []
      : [{ keys: pathKeys(cursor.field), type: cursorType(cursor) }]),
  ];
}

function cursorType(cursor: FieldCursorModel): Schema {
  if (cursor.type !== "datetime") return { type: ["null", cursor.type === "number" ? "integer" : "string"] };
  const formats = dateFormats(cursor);
  if (formats.length === 1 && formats[0] === "iso") return { type: ["null", "string"], format: "date-time" };
  const types = formats.map((format) => (typeof format === "string" && format !== "iso" ? "integer" : "string"));
  return { type: ["null", ...new Set(types)] };
}

/** A map's key is a text; what else enters a record is not known without a sample. */
function itemType(field: string, { items }: StreamModel): Schema {
  const isKey = items?.key === field || (isList(items?.key) && items.key.includes(field));
  return isKey ? { type: "string" } : { type: ["null", "integer", "number", "string"] };
}

/** The schema with a field that it lacks; one that it has stays as it is. */
function withField(schema: Schema, keys: readonly string[], type: Schema): Schema {
  const [key, ...rest] = keys;
  if (key === undefined || key === "*") return schema;
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const known = own(properties, key);
  const before: Schema = isObject(known) ? known : { type: ["null", "object"], additionalProperties: true };
  const field = rest.length > 0 ? withField(before, rest, type) : (known ?? type);
  return {
    ...schema,
    properties: Object.fromEntries([...Object.entries(properties).filter(([name]) => name !== key), [key, field]]),
  };
}
