import { schemaAt } from "../../model/schema-at.js";
import { ConnectorError } from "../../protocol/error.js";
import { excerpt } from "../../protocol/excerpt.js";
import type { JsonObject } from "../../protocol/messages.js";
import { apiError } from "../errors.js";
import { holdsError } from "../json.js";
import { jsonIn, textReader } from "../scalar.js";
import { textOf } from "../text.js";
import type { CsvOptions, DecodeInput, Page } from "../types.js";
import { csvRows, type Row } from "./rows.js";

/** A page of comma-separated values: rows are cut at once, records are made on demand. The envelope is an empty list. */
export function csvPage({ body, contentType, where, schema }: DecodeInput, options: CsvOptions): Page {
  const { delimiter = ",", quote = '"', header, skip = 0, encoding } = options;
  const text = textOf(body, { contentType, where, encoding });
  refuseOther(text, where);
  const rows = csvRows(text, { delimiter, quote, skip }, where);
  const names = header ?? namesIn(firstRow(rows), where);
  const records: (readonly string[])[] = [];
  for (const row of rows) {
    if (row.values.length !== names.length) throw ragged(row, records.length + 1, names, where);
    records.push(row.values);
  }
  const columns = names.map((name) => ({ name, read: textReader(schemaAt(schema, [name])) }));
  return {
    bytes: body,
    envelope: [],
    count: records.length,
    record: (index) => recordOf(records[index] ?? [], columns),
  };
}

interface Column {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

function recordOf(values: readonly string[], columns: readonly Column[]): JsonObject {
  const record: JsonObject = {};
  columns.forEach(({ name, read }, index) => {
    const value = read(values[index] ?? "");
    if (name !== "__proto__") record[name] = value;
    else Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  });
  return record;
}

function firstRow(rows: Generator<Row, void, undefined>): Row | undefined {
  const { done, value } = rows.next();
  return done === true ? undefined : value;
}

/** The names of the columns; a body without a row has none, and no records. */
function namesIn(row: Row | undefined, where: string): readonly string[] {
  if (row === undefined) return [];
  const names = row.values.map((name) => name.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined && twice !== "") throw badHeader(`two columns are called ${JSON.stringify(twice)}`, where);
  const empty = names.indexOf("");
  if (empty !== -1) throw badHeader(`column ${empty + 1} has no name`, where);
  return names;
}

/** A body of another kind would make one absurd record a line: an error as JSON, a page for people. */
function refuseOther(text: string, where: string): void {
  const start = text.slice(0, 200).trimStart();
  const json = start.startsWith("{") || start.startsWith("[") ? jsonIn(text) : undefined;
  if (json !== undefined && holdsError(json)) throw apiError(json, where);
  if (json !== undefined) throw notCsv("JSON", text, where);
  if (/^<(!doctype|html|\?xml)/i.test(start))
    throw notCsv(/^<\?xml/i.test(start) ? "XML" : "an HTML page", text, where);
}

function notCsv(kind: string, text: string, where: string): ConnectorError {
  return new ConnectorError({
    code: "DECODE_NOT_CSV",
    failureType: "system_error",
    message: `${where}: the answer is ${kind}, not CSV. Ask the API for CSV, or change the stream's format.`,
    detail: `It begins: ${excerpt(text, 500)}`,
  });
}

function badHeader(what: string, where: string): ConnectorError {
  return new ConnectorError({
    code: "DECODE_NOT_CSV",
    failureType: "system_error",
    message: `${where}: ${what} in the header of the CSV. Name the columns yourself: format.header, with format.skip 1 to pass over the header that is there.`,
  });
}

function ragged({ line, values }: Row, number: number, names: readonly string[], where: string): ConnectorError {
  return new ConnectorError({
    code: "DECODE_NOT_CSV",
    failureType: "system_error",
    message: `${where}: row ${number} of the CSV (line ${line}) has ${values.length} fields, but there are ${names.length} columns. Correct format.delimiter, format.quote or format.header.`,
    detail: `The columns are: ${excerpt(names.join(", "), 500)}`,
  });
}
