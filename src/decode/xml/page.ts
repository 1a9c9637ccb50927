import { ConnectorError } from "../../protocol/error.js";
import { excerpt } from "../../protocol/excerpt.js";
import { apiError } from "../errors.js";
import { holdsError, parsedPage } from "../json.js";
import { childOf, isObject } from "../path.js";
import { jsonIn } from "../scalar.js";
import { textOf } from "../text.js";
import type { DecodeInput, Page } from "../types.js";
import { XmlError } from "./error.js";
import { parseXml, type XmlObject } from "./parse.js";
import { typedElement } from "./typed.js";

/**
 * A page of XML: parsed once, its records typed on demand. A list without elements is often not there at all, so a last key that is
 * missing is a page without records, unless other elements come several times in its place.
 */
export function xmlPage(input: DecodeInput, encoding: string | undefined): Page {
  const { body, contentType, where, records: keys, schema } = input;
  const envelope = parse(textOf(body, { contentType, where, encoding, own: ownEncoding(body) }), where);
  if (isEmptyList(envelope, keys, where)) return { bytes: body, envelope, count: 0, record: noRecord };
  const page = parsedPage(envelope, input);
  return { ...page, record: (index) => typedElement(page.record(index), schema ?? {}) };
}

function parse(text: string, where: string): XmlObject {
  const json = /^\s*[[{]/.test(text) ? jsonIn(text) : undefined;
  if (json !== undefined) throw holdsError(json) ? apiError(json, where) : notXml("it is JSON", text, where);
  try {
    return parseXml(text);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw error.cut ? cut(error, where) : notXml(`line ${lineAt(text, error.at)}: ${error.message}`, text, where);
  }
}

/** `<?xml version="1.0" encoding="ISO-8859-1"?>`, in a code that ASCII is part of. */
function ownEncoding(body: Uint8Array): string | undefined {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 200)).toString("latin1");
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1];
}

function isEmptyList(envelope: XmlObject, keys: readonly string[], where: string): boolean {
  const last = keys.at(-1);
  if (last === undefined || last === "*" || keys.length < 2) return false;
  let place: unknown = envelope;
  for (const key of keys.slice(0, -1)) place = childOf(place, key);
  if (!isObject(place) || childOf(place, last) !== undefined) return false;
  if (holdsError(place)) throw apiError(place, where);
  return !Object.values(place).some(Array.isArray);
}

function noRecord(index: number): never {
  throw new RangeError(`No record ${index} on a page without records.`);
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}

function cut(error: XmlError, where: string): ConnectorError {
  return new ConnectorError({
    code: "DECODE_INCOMPLETE",
    failureType: "transient_error",
    message: `${where}: the XML of the answer stops before its end (${error.message}). The next sync may get it whole.`,
  });
}

function notXml(what: string, text: string, where: string): ConnectorError {
  return new ConnectorError({
    code: "DECODE_NOT_XML",
    failureType: "system_error",
    message: `${where}: the answer is not XML (${what}). Look at its first bytes in the internal message, at the URL, and at the stream's format.`,
    detail: `It begins: ${excerpt(text, 500)}`,
  });
}
