import { ExactNumber } from "../protocol/exact.js";
import type { JsonObject } from "../protocol/messages.js";
import { refuseDeclaredError } from "./declared-error.js";
import { apiError, noRecords, notAnObject, notJson } from "./errors.js";
import { parseExact } from "./exact-json.js";
import { itemShaper, locateItems } from "./items.js";
import { isObject } from "./path.js";
import { locateRecords } from "./records.js";
import { textOf } from "./text.js";
import type { DecodeInput, Page } from "./types.js";

/** A page of JSON: parsed once, its records handed out as they stand in it. */
export function jsonPage(input: DecodeInput): Page {
  const { body, contentType, where } = input;
  return parsedPage(parse(textOf(body, { contentType, where }), body, contentType, where), input);
}

/** A page of a parsed body. Its records are those at the path; a body that is an error, or has nothing there, is refused. */
export function parsedPage(envelope: unknown, input: DecodeInput): Page {
  const { body, records: keys, items, where } = input;
  refuseDeclaredError(envelope, input);
  const records = recordsOf(envelope, input);
  const item = items === undefined ? undefined : itemShaper(keys, items);
  return {
    bytes: body,
    envelope,
    count: records.length,
    record: (index) => recordAt(item === undefined ? records[index] : item(records[index]), index, where),
  };
}

function parse(text: string, body: Uint8Array, contentType: string | undefined, where: string): unknown {
  try {
    // In UTF-16 digits do not stand side by side.
    return parseExact(text, body.length >= 2 * text.length ? undefined : body);
  } catch (error) {
    throw notJson(text, contentType, where, error);
  }
}

function recordsOf(envelope: unknown, { records: keys, items, errors, where }: DecodeInput): readonly unknown[] {
  const located = items === undefined ? locateRecords(envelope, keys) : locateItems(envelope, keys, items);
  if (!("records" in located))
    throw saysError(envelope) ? apiError(envelope, where) : noRecords(located, keys, envelope, where);
  if (errors !== undefined) return located.records;
  const empty = located.records.length === 0;
  const isBody = keys.length === 0 && located.records[0] === envelope;
  if ((empty && holdsError(envelope)) || (isBody && isOnlyError(envelope))) throw apiError(envelope, where);
  return located.records;
}

function recordAt(record: unknown, index: number, where: string): JsonObject {
  if (isObject(record)) return record;
  throw notAnObject(record, index, where);
}

/** Without records, a message is taken for an error's. */
function saysError(body: unknown): boolean {
  return holdsError(body) || (isObject(body) && isFilled(body["message"]));
}

/** `error` or `errors` with something in it: `"error": null` and `"errors": []` are how APIs say that all is well. */
export function holdsError(body: unknown): boolean {
  return isObject(body) && (isFilled(body["error"]) || isFilled(body["errors"]));
}

/** Where the whole body is one record, only a body that has nothing but an error is taken for one. */
export function isOnlyError(body: unknown): boolean {
  return holdsError(body) && isObject(body) && Object.keys(body).every((key) => errorWords.has(key));
}

const errorWords = new Set(
  "error errors message messages code status status_code statusCode success ok detail details description error_description error_code request_id requestId type documentation_url timestamp path".split(
    " ",
  ),
);

function isFilled(value: unknown): boolean {
  if (value instanceof ExactNumber) return true;
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.keys(value).length > 0;
  return typeof value === "string" ? value !== "" : value === true || (typeof value === "number" && value !== 0);
}
