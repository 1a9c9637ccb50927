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
