import { ConnectorError } from "../../protocol/error.js";

/** A row, and the line on which it begins, from 1. */
export interface Row {
  readonly line: number;
  readonly values: readonly string[];
}

export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  /** Lines in front of the first row. */
  readonly skip: number;
}

/**
 * The rows of a text of comma-separated values (RFC 4180). Lines end in LF, CR LF or CR; a quoted field may hold line breaks,
 * delimiters and doubled quotes; a quote in the middle of an unquoted field is a character like others. Blank lines are no rows.
 *
 * Throws `DECODE_INCOMPLETE` (transient_error) when a quoted field has no end, `DECODE_NOT_CSV` (system_error) when something stands
 * behind its closing quote.
 */
export function* csvRows(text: string, dialect: Dialect, where: string): Generator<Row, void, undefined> {
  const { delimiter, quote, skip } = dialect;
  let at = 0;
  let line = 1;
  for (let skipped = 0; skipped < skip && at < text.length; skipped += 1) endLine(endOfField(text, at, ""));
  while (at < text.length) {
    const row = readRow();
    if (row.values.length > 1 || row.values[0] !== "") yield row;
  }

  function readRow(): Row {
    const start = line;
    const values: string[] = [];
    for (;;) {
      values.push(text[at] === quote ? quoted() : plain());
      if (text[at] !== delimiter) break;
      at += 1;
    }
    endLine(at);
    return { line: start, values };
  }

  function plain(): string {
    const start = at;
    at = endOfField(text, at, delimiter);
    return text.slice(start, at);
  }

  function quoted(): string {
    const start = at + 1;
    let end = text.indexOf(quote, start);
    let doubled = false;
    while (end !== -1 && text[end + 1] === quote) {
      doubled = true;
      end = text.indexOf(quote, end + 2);
    }
    if (end === -1) throw unfinished(line, where);
    at = end + 1;
    const raw = text.slice(start, end);
    const begin = line;
    line += raw.match(/\r\n|\n|\r/g)?.length ?? 0;
    const next = text[at];
    if (next !== undefined && next !== delimiter && next !== "\n" && next !== "\r")
      throw behindQuote(next, begin, where);
    return doubled ? raw.replaceAll(quote + quote, quote) : raw;
  }

  /** Goes behind the line break at a place; at the text's end there may be none. */
  function endLine(place: number): void {
    at = place + (text[place] === "\r" && text[place + 1] === "\n" ? 2 : 1);
    line += 1;
  }
}

/** The place of the next delimiter or line break, or the text's end. */
function endOfField(text: string, from: number, delimiter: string): number {
  const stop = delimiter.charCodeAt(0);
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === stop || code === 0x0a || code === 0x0d) break;
  }
  return at;
}

function unfinished(line: number, where: string): ConnectorError {
  return new ConnectorError({
    code: "DECODE_INCOMPLETE",
    failureType: "transient_error",
    message: `${where}: the CSV of the answer stops inside of the quoted field that begins on line ${line}. The next sync may get it whole; if not, declare another quote (format.quote).`,
  });
}

function behindQuote(found: string, line: number, where: string): ConnectorError {
  return new ConnectorError({
    code: "DECODE_NOT_CSV",
    failureType: "system_error",
    message: `${where}: on line ${line} of the CSV, ${JSON.stringify(found)} stands behind a closing quote, where a delimiter or the line's end must be. Correct format.delimiter or format.quote.`,
  });
}
