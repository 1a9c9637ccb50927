import type { QueryValue } from "./types-request.js";
import type { Path } from "./words.js";

/** How bodies are written: a name, or an object where something about it is out of the ordinary. */
export type FormatModel =
  | "json"
  | "jsonl"
  | "csv"
  | "xml"
  | CsvModel
  /** `encoding`: name of the charset; default: what the headers say, else the document, else UTF-8. */
  | { readonly type: "jsonl" | "xml"; readonly encoding: string };

export interface CsvModel {
  readonly type: "csv";
  /** One character. Default: a comma. */
  readonly delimiter?: string;
  /** One character. Default: a double quote. */
  readonly quote?: string;
  readonly encoding?: string;
  /** Names of the columns, when no row holds them. */
  readonly header?: readonly string[];
  /** Lines in front of the header, or of the first row, that are passed over. */
  readonly skip?: number;
}

/** Keys, cursor and schema name the fields as they are after the changes. */
export interface ChangesModel {
  /** Old path → new path. */
  readonly rename?: { readonly [from: string]: string };
  /** `*`: of every element or value. */
  readonly remove?: readonly Path[];
  /** Field → value; a template may name settings and the stream's variables. */
  readonly add?: { readonly [field: string]: QueryValue };
}
