import type { JsonObject } from "../protocol/messages.js";

/** What is added to a stream's request to get one page. */
export interface PageRequest {
  /** Query parameters of this page (page number, token, size). */
  readonly query: { readonly [param: string]: string };
  /** Values that go into the request's body: by dotted path into JSON (`"options.page"`), by name into a form. */
  readonly body?: { readonly [path: string]: unknown };
  readonly headers?: { readonly [name: string]: string };
  /** A whole URL instead of the stream's own (next URL, Link header); `query` is not added to it. */
  readonly url?: string;
  /** What makes this page differ from the others; the guard refuses one that was used before in the same slice. */
  readonly token?: string;
  /** The number or offset of this page, for the kinds that count. */
  readonly at?: number;
  /** Records on the pages before this one, for the kinds that count them. */
  readonly before?: number;
}

/** What a paginator may look at. */
export interface PageSeen {
  readonly body: unknown;
  /** The body as it came, decompressed; the guard compares it with the page before. Without it the parsed body is compared. */
  readonly bytes?: Uint8Array;
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string };
  /** URL that answered, for relative links. */
  readonly url: string;
  /** Records on the page before any filter. */
  readonly recordCount: number;
  /** The record at an index, as it came: what stands around the same records may differ (ids of requests, times). */
  readonly record?: (index: number) => JsonObject;
}

/** How a list is cut into pages. Holds no state: the request of a page is all that the next one needs. */
export interface Paginator {
  /** In the model's words; a function of the author's prints as `"in code"`. */
  readonly facts: JsonObject | "in code";
  first(): PageRequest;
  /** The page after `request`, or nothing when `page` was the last. */
  next(page: PageSeen, request: PageRequest): PageRequest | undefined;
}
