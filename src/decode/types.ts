import type { JsonObject } from "../protocol/messages.js";

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
  /** Names the request in messages: `Stream "orders", page 3`. */
  readonly where: string;
  /** 204 makes an empty body a page without records. */
  readonly status?: number;
}
