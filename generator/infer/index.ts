import { isObject, type Path, pathKeys, pathOf, shortValue } from "@create-connector/cdk/model";
import { UserError } from "../errors.js";
import { findCursor } from "./cursor.js";
import { fixturesOf } from "./fixtures.js";
import { findOneValue } from "./one-value.js";
import { findPagination } from "./pagination.js";
import { findPrimaryKey } from "./primary-key.js";
import { findRecords, foundInstead, type RecordPlace } from "./record-path.js";
import { inferSchema } from "./schema.js";
import type { Finding, InferHints, Inference, Sample } from "./types.js";
import { valuesAt } from "./walk.js";

export { parseSample } from "./parse-sample.js";
export type { CursorFinding, Finding, InferHints, Inference, OneValue, Sample } from "./types.js";

/**
 * What one response says of a stream: where the records are, their key, cursor, schema, and how the list goes on; each with its
 * evidence. Pure: the same sample gives the same result. Hints are taken as they are.
 * Throws a `UserError` when the body holds no record; it says what was found instead.
 */
export function infer(body: unknown, hints: InferHints = {}): Inference {
  const place = hints.records === undefined ? findRecords(body, hints) : givenPlace(body, hints.records);
  if (place === undefined || place.records.length === 0) throw noRecords(body, hints);
  const { records, single } = place;
  const primaryKey = hints.primaryKey === undefined ? findPrimaryKey(records, hints) : given(hints.primaryKey);
  const { headers } = hints;
  const pagination = findPagination({ body, keys: place.keys, records, primaryKey: primaryKey.value, headers, single });
  return {
    records: place.finding,
    single,
    count: records.length,
    primaryKey,
    cursor: findCursor(records),
    pagination,
    ...inferSchema(records),
    oneValue: findOneValue(records),
    fixtures: fixturesOf(records),
    warnings: warningsOf(records.length, pagination, single),
  };
}

/** Like `infer`, for a sample as `parseSample` reads it: with its headers and notes. */
export function inferSample(sample: Sample, hints: InferHints = {}): Inference {
  const headers = hints.headers ?? sample.headers;
  const given = headers === undefined ? hints : { ...hints, headers };
  const isXml = (typeof sample.format === "object" ? sample.format.type : sample.format) === "xml";
  const inference = isXml ? inferBelowRoot(sample.body, given) : infer(sample.body, given);
  const { format } = sample;
  const warnings = [...inference.warnings, ...(sample.notes ?? [])];
  return { ...inference, ...(format === undefined ? {} : { format }), warnings };
}

/** What is in a document of XML is in its root element, whose name every path begins with. */
function inferBelowRoot(body: unknown, hints: InferHints): Inference {
  const [root] = isObject(body) ? Object.entries(body) : [];
  if (root === undefined || hints.records !== undefined) return infer(body, hints);
  const [name, content] = root;
  const below = (path: Path): Path => pathOf([name, ...pathKeys(path)]);
  const { records, pagination, ...rest } = infer(content, hints);
  const value = pagination.value;
  const paged = value !== undefined && "from" in value ? { ...value, from: below(value.from) } : value;
  return {
    ...rest,
    records: { ...records, value: below(records.value), others: records.others.map(below) },
    pagination: { ...pagination, value: paged },
  };
}

function given<Value>(value: Value): Finding<Value> & { readonly value: Value } {
  return { value, evidence: "given", others: [], guessed: [] };
}

function givenPlace(body: unknown, path: Path): RecordPlace {
  const keys = pathKeys(path);
  const records = valuesAt(body, keys).filter(isObject);
  const single = keys.length === 0 && isObject(body);
  return { finding: given(path), keys, records, single };
}

function noRecords(body: unknown, hints: InferHints): UserError {
  const found = foundInstead(body);
  if (hints.records === undefined) {
    return new UserError(`The sample holds no array of objects. It is ${found}.`, [
      "Give a response with at least one record in it.",
      "If the records stand somewhere else, name the place: records=data.items (records=. when the whole body is one record)",
    ]);
  }
  return new UserError(`The sample holds no object at ${shortValue(hints.records)}. It is ${found}.`, [
    "Correct the path, or leave it out to have it found.",
  ]);
}

/** Page sizes that APIs use when none is asked for. */
const USUAL_SIZES: ReadonlySet<number> = new Set([10, 15, 20, 24, 25, 30, 50, 100, 200, 250, 500, 1000]);

function warningsOf(count: number, pagination: Inference["pagination"], single: boolean): string[] {
  if (single || pagination.value !== undefined || !USUAL_SIZES.has(count)) return [];
  return [
    `The sample has exactly ${count} records and nothing that leads to a next page: a full page? Look up how the API pages.`,
  ];
}
