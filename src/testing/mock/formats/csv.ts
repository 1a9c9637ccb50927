import { isList, isObject } from "../../../model/json.js";
import type { CsvModel } from "../../../model/types.js";

/** A list of records as comma-separated values; null is an empty field, lists and objects stand there as JSON. */
export function csvText(body: unknown, options: Partial<CsvModel>, columns: readonly string[]): string {
  const { delimiter = ",", quote = '"', header, skip = 0 } = options;
  const records = (isList(body) ? body : [body]).filter(isObject);
  const names = header ?? columns;
  const rows = records.map((record) => names.map((name) => (Object.hasOwn(record, name) ? record[name] : null)));
  const head = header === undefined && names.length > 0 ? [names] : [];
  const preamble = Array.from({ length: skip }, (_, line) => `Line ${line + 1} of the report\r\n`);
  return [...preamble, ...[...head, ...rows].map((row) => `${row.map(field).join(delimiter)}\r\n`)].join("");

  function field(value: unknown): string {
    const text = textOf(value);
    const plain = text === text.trim() && ![delimiter, quote, "\n", "\r"].some((mark) => text.includes(mark));
    return plain ? text : `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
