import { csv, decodePage, type Format, xml } from "@create-connector/cdk/decode";
import type { FormatModel } from "@create-connector/cdk/model";
import { typedTexts } from "./typed-texts.js";

/** A body of a format that knows nothing but text, with the types that its texts seem to have. */
export interface TextBody {
  readonly body: unknown;
  readonly format: FormatModel;
}

/** Comma first: the others are seldom in ordinary text. */
const delimiters = [",", ";", "\t", "|"];

/**
 * The rows of a text that is CSV: `named`, by its file or its content type; else at least two rows of as many fields as the first has,
 * two or more. Undefined: it is none.
 * Throws what the decoder throws when a text that is named CSV is none.
 */
export function csvBody(text: string, named: boolean): TextBody | undefined {
  const found = delimiters.map((delimiter) => rowsOf(text, delimiter)).find((body) => body !== undefined);
  if (found !== undefined) return found;
  return named ? { body: typedTexts(recordsIn(text, csv())), format: "csv" } : undefined;
}

/** The document of a text that is XML. Throws what the decoder throws. */
export function xmlBody(text: string): TextBody {
  const input = {
    body: Buffer.from(text.replace(/^(\s*<\?xml[^>]*?)\sencoding=(["'])[^"']*\2/, "$1")),
    records: [],
    where: "The sample",
  };
  return { body: typedTexts(decodePage({ ...input, format: xml() }).envelope), format: "xml" };
}

function rowsOf(text: string, delimiter: string): TextBody | undefined {
  const [first = ""] = text.split(/\r?\n/, 1);
  if (!first.includes(delimiter) || /^\s*[[{<]/.test(text)) return undefined;
  try {
    const records = recordsIn(text, csv(delimiter === "," ? {} : { delimiter }));
    if (records.length === 0) return undefined;
    return { body: typedTexts(records), format: delimiter === "," ? "csv" : { type: "csv", delimiter } };
  } catch {
    return undefined;
  }
}

function recordsIn(text: string, format: Format): { readonly [field: string]: unknown }[] {
  const page = decodePage({ body: Buffer.from(text), records: [], where: "The sample", format });
  return Array.from({ length: page.count }, (_, index) => page.record(index));
}
