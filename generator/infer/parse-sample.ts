import { firstError, parseJson } from "@create-connector/cdk/model";
import { UserError } from "../errors.js";
import { csvBody, xmlBody } from "./text-formats.js";
import type { Sample } from "./types.js";

/**
 * A sample from its text: a JSON body, alone or below the head of a response (as `curl -i` prints it), JSON
 * lines, CSV or XML.
 * Throws a `UserError` that names the source, the place and what was found there.
 */
export function parseSample(text: string, source = "The sample"): Sample {
  const { headers, body } = splitHead(text.replace(/^\uFEFF/, ""));
  const { format, ...parsed } = bodyOf(body, source, headers?.["content-type"] ?? "");
  const notes = notesOf(body);
  return {
    body: parsed.body,
    ...(format === undefined ? {} : { format }),
    ...(headers === undefined ? {} : { headers }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

function bodyOf(body: string, source: string, contentType: string): Pick<Sample, "body" | "format"> {
  const lines = jsonLines(body);
  if (lines !== undefined) return { body: lines, format: "jsonl" };
  try {
    if (/^\s*<(?!!doctype html|html)/i.test(body)) return xmlBody(body);
    const rows = csvBody(body, /csv/i.test(contentType) || /\.(csv|tsv)$/i.test(source));
    if (rows !== undefined) return rows;
  } catch (error) {
    throw new UserError(`${source}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { body: parsedBody(body, source) };
}

function parsedBody(body: string, source: string): unknown {
  try {
    return parseJson(body, source);
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error), [hintFor(body)]);
  }
}

function hintFor(body: string): string {
  const start = body.trimStart();
  if (start === "") return "Give the response of one request, as the API sends it.";
  if (/^<(!doctype|html)/i.test(start))
    return "That is a web page: most likely a login or an error. Ask the API with credentials.";
  if (/^['{[]/.test(start) && start.includes("'") && !start.includes('"')) return "JSON takes double quotes.";
  if (firstError(body) >= body.length) return "Was it cut while it was copied?";
  return "Give the response of one request, as the API sends it: JSON, JSON lines, CSV or XML, or what `curl -i` prints.";
}

/** The head of a response, when there is one; of several (redirects, 100 Continue) the last. */
function splitHead(text: string): { readonly headers?: { readonly [name: string]: string }; readonly body: string } {
  let rest = text;
  let headers: { readonly [name: string]: string } | undefined;
  while (/^HTTP\/[\d.]+ \d{3}/.test(rest)) {
    const end = /\r?\n\r?\n/.exec(rest);
    const head = end === null ? rest : rest.slice(0, end.index);
    rest = end === null ? "" : rest.slice(end.index + end[0].length);
    headers = headersOf(head);
  }
  return headers === undefined ? { body: rest } : { headers, body: rest };
}

function headersOf(head: string): { readonly [name: string]: string } {
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(headers);
}

/** One object a line: then the body is the list of them. */
function jsonLines(body: string): unknown[] | undefined {
  const lines = body.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) return undefined;
  try {
    return lines.map((line): unknown => JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** Integers that JavaScript rounds. They are counted outside of strings. */
function notesOf(body: string): string[] {
  const numbers = body.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(/-?\d{16,}(?![\d.eE])/g) ?? [];
  const rounded = numbers.filter((text) => !Number.isSafeInteger(Number(text)));
  if (rounded.length === 0) return [];
  const what = rounded.length === 1 ? "is an integer" : `and ${rounded.length - 1} more are integers`;
  return [
    `${rounded[0] ?? ""} ${what} beyond 2^53: the fixtures hold it rounded. Records that no code touches keep every digit.`,
  ];
}
