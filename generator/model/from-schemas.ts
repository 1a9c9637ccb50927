import { isObject, own } from "../../src/model/json.js";
import { keyPaths, pathKeys } from "../../src/model/path.js";
import { schemaAt } from "../../src/model/schema-at.js";
import type { CursorModel, Fixture, ProjectFiles, Schema, StreamModel } from "../../src/model/types.js";
import type { StreamDraft } from "./from-streams.js";
import { inventedFixtures } from "./invented.js";

type Streams = ProjectFiles["streams"];

/** Schemas and fixtures of all streams: of their samples, else what is known of them (keys, cursor, what children need), left open. */
export function filesFrom(streams: Streams, drafts: readonly StreamDraft[]): Omit<ProjectFiles, "connector"> {
  const schemas: [string, Schema][] = [];
  for (const [name] of inFamilyOrder(streams)) {
    schemas.push([name, schemaOf(name, streams, drafts, Object.fromEntries(schemas))]);
  }
  const byName = Object.fromEntries(schemas);
  const inOrder = <Value>(of: (name: string, stream: StreamModel) => Value): { readonly [stream: string]: Value } =>
    Object.fromEntries(Object.entries(streams).map(([name, stream]): [string, Value] => [name, of(name, stream)]));
  return {
    streams,
    schemas: inOrder((name) => own(byName, name) ?? OPEN),
    fixtures: inOrder((name, stream): readonly Fixture[] => {
      const draft = drafts.find((each) => each.name === name);
      return draft?.fixtures ?? inventedFixtures(own(byName, name) ?? OPEN, stream);
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

function schemaOf(
  name: string,
  streams: Streams,
  drafts: readonly StreamDraft[],
  before: { readonly [stream: string]: Schema },
): Schema {
  const stream = own(streams, name);
  if (stream === undefined) return OPEN;
  const draft = drafts.find((each) => each.name === name);
  const withAdded = (stream.parent?.add ?? []).reduce(
    (schema, added) => withField(schema, [added], addedType(added, stream, before)),
    draft?.schema ?? OPEN,
  );
  if (draft?.schema !== undefined) return withAdded;
  return neededFields(name, stream, streams).reduce(
    (schema, { keys, type }) => withField(schema, keys, type),
    withAdded,
  );
}

/** Of the field that fills the variable, when the parent's schema knows it. */
function addedType(variable: string, stream: StreamModel, before: { readonly [stream: string]: Schema }): Schema {
  const parent = stream.parent;
  const path = parent === undefined ? undefined : own(parent.params, variable);
  const schema = parent === undefined ? undefined : own(before, parent.stream);
  if (path === undefined || schema === undefined) return UNKNOWN;
  const place = schemaAt(schema, pathKeys(path));
  return typeof place === "string" ? UNKNOWN : place;
}

/** No sample shows whether an id is a number or a text. */
const UNKNOWN: Schema = { type: ["null", "integer", "string"] };

interface Needed {
  readonly keys: readonly string[];
  readonly type: Schema;
}

function neededFields(name: string, stream: StreamModel, streams: Streams): Needed[] {
  const cursor = stream.cursor;
  const forChildren = Object.values(streams)
    .filter((child) => child.parent?.stream === name)
    .flatMap((child) => Object.values(child.parent?.params ?? {}));
  return [
    ...keyPaths(stream.primaryKey).map((keys): Needed => ({ keys, type: UNKNOWN })),
    ...forChildren.map((path): Needed => ({ keys: pathKeys(path), type: UNKNOWN })),
    ...(cursor === undefined ? [] : [{ keys: pathKeys(cursor.field), type: cursorType(cursor) }]),
  ];
}

function cursorType(cursor: CursorModel): Schema {
  if (cursor.format === "iso") return { type: ["null", "string"], format: "date-time" };
  return { type: ["null", typeof cursor.format === "string" ? "integer" : "string"] };
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
