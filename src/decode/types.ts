import type { ErrorsModel, FormatModel, ItemsModel } from "../model/types.js";
import type { JsonObject, JsonSchema } from "../protocol/messages.js";

/** A page: its bytes, what stands around the records, and the records on demand. */
export interface Page {
  readonly bytes: Uint8Array;
  /** The parsed body. A decoder that does not parse records leaves an empty array in their place. */
  readonly envelope: unknown;
  readonly count: number;
  /** The record at `index`, 0 to `count - 1`; throws `ConnectorError` when it is not an object. */
  record(index: number): JsonObject;
}

/** What a page is made of. */
export interface DecodeInput {
  readonly body: Uint8Array;
  /** Value of the header `content-type`. */
  readonly contentType?: string | undefined;
  /** Keys of the path to the records; empty: the body itself. */
  readonly records: readonly string[];
  /** How elements that are no records yet become some. */
  readonly items?: ItemsModel | undefined;
  /** How the body says that it is an error. Default: `error` or `errors` beside no records. */
  readonly errors?: ErrorsModel | undefined;
  /** Names the request in messages: `Stream "orders", page 3`. */
  readonly where: string;
  /** 204 makes an empty body a page without records. */
  readonly status?: number;
  /** How the body is written. Default: JSON. */
  readonly format?: Format | undefined;
  /** Of the records: the texts of CSV and XML take the types that it says. */
  readonly schema?: JsonSchema | undefined;
}

/** How an API writes its bodies: `csv()`, `jsonl()`, `xml()`; without one, JSON. */
export interface Format {
  /** In the model's words. */
  readonly facts: FormatModel;
  /** The page that an unpacked body holds. `input.body` is not empty unless `mayBeEmpty`. */
  page(input: DecodeInput): Page;
  /** A body without a byte is a page without records, whatever the status. */
  readonly mayBeEmpty: boolean;
}

export interface EncodingOption {
  /** Name of the charset, as WHATWG Encoding knows it: `latin1`, `windows-1251`. Default: what the headers say, else UTF-8. */
  readonly encoding?: string;
}

export interface CsvOptions extends EncodingOption {
  /** One character. Default: a comma. */
  readonly delimiter?: string;
  /** Default: a double quote; inside of quotes it stands twice. */
  readonly quote?: string;
  /** Names of the columns; then no row holds them. Default: the first row. */
  readonly header?: readonly string[];
  /** Lines in front of the header (or of the first row) that are passed over. Default 0. */
  readonly skip?: number;
}
