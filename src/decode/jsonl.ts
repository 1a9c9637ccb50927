import { ConnectorError } from "../protocol/error.js";
import { refuseDeclaredError } from "./declared-error.js";
import { apiError, notJson } from "./errors.js";
import { hasLongRun, parseExact } from "./exact-json.js";
import { isOnlyError, parsedPage } from "./json.js";
import { textOf } from "./text.js";
import type { DecodeInput, Page } from "./types.js";

/** A page of JSON lines (one JSON value a line, blank lines apart). The envelope is the list of them. */
export function jsonlPage(input: DecodeInput, encoding: string | undefined): Page {
  const { body, contentType, where, errors, ...rest } = input;
  const text = textOf(body, { contentType, where, encoding });
  const exact = body.length >= 2 * text.length || hasLongRun(body);
  const lines: unknown[] = [];
  let number = 0;
  for (const line of linesOf(text)) {
    number += 1;
    if (line.trim() === "") continue;
    lines.push(lineValue(line, number, exact, text, contentType, where));
  }
  const [only] = lines;
  if (lines.length === 1 && isOnlyError(only)) throw apiError(only, where);
  // A record says nothing of whether all is well.
  if (lines.length === 1 && errors?.isNot === undefined) refuseDeclaredError(only, input);
  return parsedPage(lines, { ...rest, body, where });
}

/** One line at a time: a list of all would hold the body twice. */
function* linesOf(text: string): Generator<string, void, undefined> {
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf("\n", at);
    yield end === -1 ? text.slice(at) : text.slice(at, end);
    at = end === -1 ? text.length : end + 1;
  }
}

function lineValue(
  line: string,
  number: number,
  exact: boolean,
  text: string,
  contentType: string | undefined,
  where: string,
): unknown {
  try {
    return exact ? parseExact(line) : JSON.parse(line);
  } catch (error) {
    if (isWholeJson(text)) throw isJson(where);
    throw notJson(line, contentType, `${where}, line ${number}`, error);
  }
}

function isWholeJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isJson(where: string): ConnectorError {
  return new ConnectorError({
    code: "DECODE_NOT_JSON",
    failureType: "system_error",
    message: `${where}: the answer is one JSON document, not JSON lines. Take the stream's format away: JSON is the default.`,
  });
}
