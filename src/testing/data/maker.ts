import { cursorField } from "../../model/cursor.js";
import { schemaAt, typesOf } from "../../model/schema-at.js";
import { keyNames } from "../../model/item-faults.js";
import { addedVariables } from "../../model/variables.js";
import { keyPaths, pathKeys } from "../../model/path.js";
import { isObject } from "../../model/json.js";
import type { ProjectFiles } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { isUnique } from "./cursor-kinds.js";
import { paginationOf } from "./lengths.js";
import { asApiSends, changed, schemaOfApi } from "./changed.js";
import { canonical, read, withValue } from "./paths.js";
import { fillIn, synthesise } from "./synthesise.js";
import { afterFormat, columnsOf } from "./textual.js";
import { vary } from "./vary.js";

/** Makes records of one stream: first its fixtures, then more of their kind, always the same ones. */
export interface Maker {
  /** The next records. `parent`: the parent's record and the path variables that it fills. */
  make(count: number, parent?: ParentLink): JsonObject[];
  /** Records that are fixtures, of those made so far. */
  readonly fixturesUsed: number;
}

export interface ParentLink {
  readonly record: JsonObject;
  readonly variables: { readonly [variable: string]: unknown };
}

/** Every so many continued records one has all declared fields. */
const completeEvery = 3;

export function createMaker(project: ProjectFiles, name: string, config: JsonObject): Maker {
  const schema = project.schemas[name] ?? {};
  const samples = (project.fixtures[name] ?? []).map((fixture): JsonObject => structuredClone(fixture));
  const stream = project.streams[name];
  const sent = schemaOfApi(stream, schema);
  const afterText = afterFormat(stream?.format, sent, columnsOf(sent, samples));
  const asRead = (record: JsonObject) => changed(afterText(record), stream, schema, config);
  const fixtures = samples.map(asRead);
  const filled = fillIn(merged(fixtures), schema);
  const complete = stream === undefined ? filled : asRead(asApiSends(filled, stream, schema));
  const unique = uniqueFields(project, name, complete);
  let made = 0;

  return {
    make: (count, parent) => Array.from({ length: count }, () => next(parent)),
    get fixturesUsed() {
      return Math.min(made, fixtures.length);
    },
  };

  function next(parent: ParentLink | undefined): JsonObject {
    const own = made - fixtures.length;
    const copied = own % completeEvery === 0 ? undefined : fixtures[own % fixtures.length];
    const base = fixtures[made] ?? copied ?? complete;
    made += 1;
    return unique.reduce((record, field) => field(record), parent === undefined ? base : linked(base, parent));
  }

  /** The parent's values, where the record has fields of their names: `order.customer_id` is the customer's `id`. */
  function linked(record: JsonObject, { variables }: ParentLink): JsonObject {
    const sources = project.streams[name]?.parent?.params ?? {};
    return Object.entries(variables).reduce((result, [variable, value]) => {
      const places = [[variable], isDetailLike(record, sources[variable]) ? pathKeys(sources[variable] ?? "") : []];
      return places.reduce((linkedSoFar, keys) => withSameType(linkedSoFar, keys, value), result);
    }, record);
  }

  function isDetailLike(record: JsonObject, source: unknown): boolean {
    const path = project.streams[name]?.path ?? "";
    return source !== undefined && /\{[A-Za-z0-9_]+\}\/?$/.test(path) && Object.keys(record).length > 0;
  }
}

function withSameType(record: JsonObject, keys: readonly string[], value: unknown): JsonObject {
  const known = keys.length === 0 ? undefined : read(record, keys);
  return known !== undefined && known !== null && typeof known === typeof value
    ? withValue(record, keys, value)
    : record;
}

/** One record with every field that any fixture fills. */
function merged(fixtures: readonly JsonObject[]): JsonObject {
  return fixtures.reduce<JsonObject>((all, fixture) => {
    const news = Object.entries(fixture).filter(([key]) => !Object.hasOwn(all, key) || all[key] === null);
    return Object.fromEntries([...Object.entries(all), ...news]);
  }, {});
}

/**
 * What has to differ from record to record: the key; for a stream with children, the values that fill their path variables; and the
 * field that a page is asked for with.
 * Of each such group one field is varied.
 */
function uniqueFields(project: ProjectFiles, name: string, sample: JsonObject) {
  const stream = project.streams[name];
  const pagination = stream === undefined ? undefined : paginationOf(project, stream);
  const added = new Set(addedVariables(stream ?? {}));
  const key = keyPaths(stream?.primaryKey).filter((keys) => !added.has(keys[0] ?? ""));
  const children = Object.values(project.streams).flatMap(({ parent }) => {
    return parent?.stream === name ? [Object.values(parent.params).map(pathKeys)] : [];
  });
  const mapKey = keyNames(stream?.items?.key ?? []).at(-1);
  const groups = [
    mapKey === undefined ? [] : [[mapKey]],
    key.length === 0 && mapKey === undefined ? likelyKey(sample) : key,
    ...children.map((group) => group.filter((keys) => !added.has(keys[0] ?? ""))),
    ...(pagination?.type === "lastRecord" ? [[pathKeys(pagination.field)]] : []),
  ];
  const field = stream === undefined || isUnique(stream) ? undefined : cursorField(stream.cursor);
  const cursor = field === undefined ? "" : canonical(pathKeys(field));
  const schema = project.schemas[name];
  const seen = new Set<string>();
  return groups.flatMap((group) => {
    const candidates = group.filter((keys) => canonical(keys) !== cursor && canVary(schema, keys, sample));
    const chosen = candidates.find((keys) => seen.has(canonical(keys))) ?? candidates.at(-1) ?? group.at(-1);
    if (chosen === undefined || seen.has(canonical(chosen))) return [];
    seen.add(canonical(chosen));
    return [keepUnique(chosen, schema)];
  });
}

/** Without a key records still differ in one field, so that none is taken for another. */
function likelyKey(sample: JsonObject): (readonly string[])[] {
  const scalars = Object.keys(sample).filter((field) => ["number", "string"].includes(typeof sample[field]));
  const field = ["id", "uuid", "key", "name"].find((likely) => scalars.includes(likely)) ?? scalars[0];
  return field === undefined ? [] : [[field]];
}

function canVary(schema: unknown, keys: readonly string[], sample: JsonObject): boolean {
  const place = schemaAt(schema, keys);
  if (isObject(place) && (place["enum"] !== undefined || place["const"] !== undefined)) return false;
  const value = read(sample, keys);
  return value === undefined || value === null || typeof value === "number" || typeof value === "string";
}

/** A function that varies the field until no record before had the value. */
function keepUnique(keys: readonly string[], schema: unknown): (record: JsonObject) => JsonObject {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  return (record) => {
    const known = read(record, keys);
    const base = known ?? firstValue(schema, keys);
    let value = base;
    let count = counts.get(canonical(base)) ?? 0;
    while (value !== undefined && used.has(canonical(value))) value = vary(base, (count += 1));
    counts.set(canonical(base), count);
    if (value === undefined) return record;
    used.add(canonical(value));
    return value === known ? record : withValue(record, keys, value);
  };
}

function firstValue(schema: unknown, keys: readonly string[]): unknown {
  const place = schemaAt(schema, keys);
  const value = typeof place === "string" || typesOf(place).length === 0 ? 1 : synthesise(place, keys.at(-1));
  return typeof value === "string" || typeof value === "number" ? value : 1;
}
