import { apiMessage } from "../http/api-message.js";
import { ConnectorError } from "../protocol/error.js";
import { excerpt } from "../protocol/excerpt.js";
import { isObject } from "./path.js";
import type { Located } from "./records.js";

const longestExcerpt = 500;

/** The body is no JSON. A body that stops too early may come whole the next time; anything else is a fact of the API. */
export function notJson(text: string, contentType: string | undefined, where: string, error: unknown): ConnectorError {
  const reason = reasonOf(error);
  const cut = /end of JSON|Unterminated/i.test(reason) || placeOf(reason) >= text.trimEnd().length;
  return new ConnectorError({
    code: cut ? "DECODE_INCOMPLETE" : "DECODE_NOT_JSON",
    failureType: cut ? "transient_error" : "system_error",
    message: `${where}: ${cut ? "the JSON of the answer stops before its end. The next sync may get it whole." : notJsonBecause(text, contentType, reason)}`,
    detail: `${reason}\nContent-Type: ${contentType ?? "none"}; ${text.length} characters, which begin: ${excerpt(text, longestExcerpt)}`,
  });
}

/** What V8 says, without the piece of the text that it cites: where that begins and ends, a secret may be cut. */
function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return reason.replace(/, (\.{3})?".*"(\.{3})? is not valid JSON$/s, "");
}

/** The character at which V8 gave up. */
function placeOf(reason: string): number {
  return Number(/ at position (\d+)/.exec(reason)?.[1] ?? -1);
}

function notJsonBecause(text: string, contentType: string | undefined, reason: string): string {
  const type = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (/^\s*<(!doctype html|html|head|body)/i.test(text) || (type === "text/html" && text.trimStart().startsWith("<"))) {
    const title = /<title[^>]*>(.+?)(?:<\/title|$)/is.exec(text)?.[1]?.replace(/\s+/g, " ").trim();
    return `the answer is an HTML page${title === undefined ? "" : ` ("${excerpt(title, 200)}")`}, not JSON. Usually it is a login page, a proxy's page or a wrong base URL: open the URL in a browser.`;
  }
  if (type !== "" && !/json|^text\/plain$|^text\/javascript$|^text\/html$/.test(type)) {
    return `the answer is ${type}, not JSON. Ask the API for JSON, for instance with the header "Accept: application/json".`;
  }
  return `the answer is not valid JSON (${reason}). Look at its first bytes in the internal message, and at the URL.`;
}

/** The status was 2xx, but the body says that it is an error. */
export function apiError(body: unknown, where: string): ConnectorError {
  return new ConnectorError({
    code: "API_ERROR",
    failureType: "system_error",
    message: `${where}: the API answered with a success status, but its body holds an error: ${apiMessage(body) ?? "without a message"}`,
    detail: excerpt(JSON.stringify(body), longestExcerpt),
  });
}

/** Nothing stands where the records should be. */
export function noRecords(
  { at, found, missing }: Exclude<Located, { readonly records: readonly unknown[] }>,
  keys: readonly string[],
  body: unknown,
  where: string,
): ConnectorError {
  const place = at.length === 0 ? "the body" : `"${at.join(".")}"`;
  const wanted =
    missing === undefined ? "an array or an object" : missing === "*" ? "a list or an object" : `the key "${missing}"`;
  return new ConnectorError({
    code: "RECORDS_NOT_FOUND",
    failureType: "system_error",
    message: `${where}: there are no records at "${keys.length === 0 ? "." : keys.join(".")}": ${place} should have ${wanted}, but it is ${describe(found)}. Correct the path of the records.`,
    detail: `The body begins: ${excerpt(JSON.stringify(body), longestExcerpt)}`,
  });
}

/** An element of the list that is no object. */
export function notAnObject(value: unknown, index: number, where: string): ConnectorError {
  return new ConnectorError({
    code: "RECORD_NOT_OBJECT",
    failureType: "system_error",
    message: `${where}: record ${index + 1} of the page is ${describe(value)}, but a record is an object. Correct the path of the records.`,
  });
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (!isObject(value)) return `the ${typeof value} ${excerpt(JSON.stringify(value), 100)}`;
  const names = Object.keys(value);
  if (names.length === 0) return "an object without keys";
  return `an object with the keys ${names.slice(0, 20).join(", ")}${names.length > 20 ? ", …" : ""}`;
}
