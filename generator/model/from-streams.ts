import {
  type Fixture,
  isList,
  isObject,
  type JsonObject,
  own,
  type Path,
  pathKeys,
  type Schema,
  shortValue,
} from "@create-connector/cdk/model";
import { UserError } from "../errors.js";
import { inferSample } from "../infer/index.js";
import type { InferHints, Inference, Sample } from "../infer/types.js";
import type { Answers, ModelDefaults } from "./answers.js";
import { answeredPagination, ownPagination, paginationAnswer, sharedPagination } from "./from-pagination.js";
import { mergeDeep, mergeObjects } from "./merge.js";

/** A stream as far as its answers and its sample say; its parent is settled later, when all streams are known. */
export interface StreamDraft {
  readonly name: string;
  readonly facts: JsonObject;
  /** What the answers say of the parent: a name, an object, nothing, or null for none. */
  readonly parent: unknown;
  readonly inference?: Inference;
  /** Given, or of the sample; without either it stays open. */
  readonly schema?: Schema;
  readonly fixtures?: readonly Fixture[];
}

const SCHEMA = "../node_modules/@create-connector/cdk/model/stream.schema.json";

/** What a draft says itself, or keeps beside its facts. */
const SETTLED = new Set(
  "sample schema fixtures parent primaryKey cursor pagination records format sources $schema path".split(" "),
);

/** The streams of the answers, in their order. */
export function streamsFrom(answers: Answers, defaults: ModelDefaults): StreamDraft[] {
  const streams = answers["streams"] ?? {};
  if (!isObject(streams))
    throw new UserError(`streams is ${shortValue(streams)}: it must be an object with the streams by name.`);
  const inferred = Object.entries(streams).map(([name, answer]): [string, JsonObject, Inference | undefined] => {
    if (!isObject(answer))
      throw new UserError(`streams.${name} is ${shortValue(answer)}: it must be an object with the stream's facts.`);
    return [name, { ...answer }, inferenceOf(name, answer, own(defaults.samples ?? {}, name))];
  });
  const answered = answeredPagination(answers);
  const shared = sharedPagination(inferred.map(([, , inference]) => inference))?.model;
  return inferred.map(([name, answer, inference]) => {
    const own = ownPagination(inference, answered, shared);
    const draft = draftOf(name, answer, inference, own, answered ?? shared);
    return { ...draft, ...filesOf(answers, name, answer, inference) };
  });
}

/** Schema and fixtures: as answered inside the stream or beside the streams, else of the sample. */
function filesOf(
  answers: Answers,
  name: string,
  answer: JsonObject,
  inference: Inference | undefined,
): { readonly schema?: Schema; readonly fixtures?: readonly Fixture[] } {
  const schema = answer["schema"] ?? besideStreams(answers["schemas"], name) ?? inference?.schema;
  const fixtures = answer["fixtures"] ?? besideStreams(answers["fixtures"], name) ?? inference?.fixtures;
  if (schema !== undefined && !isObject(schema)) {
    throw new UserError(`streams.${name}.schema is ${shortValue(schema)}: it must be a JSON Schema, an object.`);
  }
  if (fixtures !== undefined && !(isList(fixtures) && fixtures.every(isObject))) {
    throw new UserError(`streams.${name}.fixtures is ${shortValue(fixtures)}: it must be a list of records.`);
  }
  return { ...(schema === undefined ? {} : { schema }), ...(fixtures === undefined ? {} : { fixtures }) };
}

function besideStreams(all: unknown, name: string): unknown {
  return isObject(all) ? own(all, name) : undefined;
}

function inferenceOf(name: string, answer: JsonObject, given: Sample | Inference | undefined): Inference | undefined {
  if (given !== undefined && "fixtures" in given) return given;
  const sample = given ?? sampleOf(name, answer["sample"]);
  if (sample === undefined) return undefined;
  try {
    return inferSample(sample, hintsOf(name, answer));
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`streams.${name}.sample: ${error.message}`, error.hints);
    throw error;
  }
}

function sampleOf(name: string, answer: unknown): Sample | undefined {
  if (answer === undefined || answer === null) return undefined;
  if (typeof answer === "string") {
    throw new UserError(`streams.${name}.sample is ${shortValue(answer)}: a file that was not read.`, [
      "A sample is a file beside the answers file, or the response itself as JSON.",
    ]);
  }
  return { body: answer };
}

function hintsOf(name: string, answer: JsonObject): InferHints {
  const path = answer["path"];
  const records = answer["records"];
  const key = answer["primaryKey"];
  return {
    stream: name,
    ...(typeof path === "string" ? { path } : {}),
    ...(isPath(records) ? { records } : {}),
    ...(typeof key === "string" || (Array.isArray(key) && key.every(isPath)) ? { primaryKey: key } : {}),
  };
}

function isPath(value: unknown): value is Path {
  if (typeof value === "string") return value !== "";
  return Array.isArray(value) && value.every((key) => typeof key === "string");
}

function draftOf(
  name: string,
  answer: JsonObject,
  inference: Inference | undefined,
  pagination: unknown,
  ofApi: unknown,
): StreamDraft {
  const { parent, primaryKey, cursor, records, sources, $schema, path } = answer;
  const found = {
    ...usualRecords(paginationAnswer(answer["pagination"] ?? pagination ?? ofApi)),
    ...factsOf(inference),
  };
  const chosen: [string, unknown, unknown][] = [
    ["records", records, found["records"]],
    ["primaryKey", primaryKey, found["primaryKey"]],
    ["cursor", cursorAnswer(cursor, inference), found["cursor"]],
  ];
  const seen = chosen
    .filter(([key, given]) => inference !== undefined && given === undefined && found[key] !== undefined)
    .map(([key]) => key);
  const why = mergeObjects(Object.fromEntries(seen.map((key) => [key, evidenceOf(key, inference)])), sources);
  const facts = Object.entries({
    $schema: $schema ?? SCHEMA,
    path,
    ...Object.fromEntries(chosen.map(([key, given, inferred]) => [key, given === undefined ? inferred : given])),
    format: formatAnswer(answer["format"] === undefined ? inference?.format : answer["format"]),
    pagination: answer["pagination"] === undefined ? pagination : paginationAnswer(answer["pagination"]),
    ...Object.fromEntries(Object.entries(answer).filter(([key]) => !SETTLED.has(key))),
    ...(Object.keys(why).length === 0 ? {} : { sources: why }),
  }).filter(([, value]) => value !== undefined && value !== null);
  return { name, facts: Object.fromEntries(facts), parent, ...(inference === undefined ? {} : { inference }) };
}

/** OData puts records at `value`, whatever the stream. */
function usualRecords(pagination: unknown): JsonObject {
  return isObject(pagination) && pagination["type"] === "odata" ? { records: "value" } : {};
}

/** What the sample shows; without one, the records are only known when somebody says so. */
function factsOf(inference: Inference | undefined): JsonObject {
  if (inference === undefined) return {};
  const cursor = inference.cursor.value;
  return {
    records: inference.records.value,
    primaryKey: inference.primaryKey.value,
    cursor: cursor === undefined || inference.single ? undefined : { type: "datetime", ...cursor },
  };
}

function evidenceOf(fact: string, inference: Inference | undefined): JsonObject {
  const why =
    fact === "records"
      ? inference?.records.evidence
      : fact === "cursor"
        ? inference?.cursor.evidence
        : inference?.primaryKey.evidence;
  return { from: "sample", ...(why === undefined ? {} : { why }) };
}

/** A cursor as answered, completed: its form and order are taken from the sample when the field is one that was seen there. */
function cursorAnswer(answer: unknown, inference: Inference | undefined): unknown {
  if (answer === undefined || answer === null) return answer;
  const given = typeof answer === "string" ? { field: answer } : answer;
  if (!isObject(given)) return given;
  const finding = inference?.cursor;
  const all = finding === undefined ? [] : [...(finding.value === undefined ? [] : [finding.value]), ...finding.others];
  const field = given["field"] ?? finding?.value?.field;
  const known = isPath(field) ? all.find((each) => samePath(each.field, field)) : undefined;
  const type = given["type"] ?? "datetime";
  if (type === "syncToken") return { type, ...withoutField(given) };
  // What a sample says of a time is not said of a number or a text.
  if (type !== "datetime") return mergeDeep({ type, ...(given["field"] === undefined ? {} : { field }) }, given);
  return mergeDeep({ type, format: "iso", ...known, ...(field === undefined ? {} : { field }) }, given);
}

/** A token stands in no record. */
function withoutField(cursor: { readonly [option: string]: unknown }): JsonObject {
  return Object.fromEntries(Object.entries(cursor).filter(([option]) => option !== "field" && option !== "format"));
}

/** In its shortest form: nothing for JSON, a name where there is no option. */
function formatAnswer(answer: unknown): unknown {
  if (!isObject(answer)) return answer === "json" ? undefined : answer;
  const { type, ...options } = answer;
  return Object.keys(options).length === 0 ? formatAnswer(type) : answer;
}

function samePath(a: Path, b: Path): boolean {
  return pathKeys(a).join("\n") === pathKeys(b).join("\n");
}
