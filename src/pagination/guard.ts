import { ConnectorError } from "../protocol/error.js";
import { shownUrl } from "../protocol/shown-url.js";
import { jsonText } from "../protocol/exact.js";
import { digest } from "../records/index.js";
import { shown } from "./errors.js";
import type { PageRequest, PageSeen, Paginator } from "./types.js";

/** So many tokens are known exactly; a longer circle is still found, later (see `createTokenMemory`). */
const exactTokens = 10_000;

/**
 * A paginator that cannot go in circles. One guard serves one slice: it remembers where it has been.
 *
 * - A token (or URL) that was used before in the slice is refused; where there is none, a request that was made before.
 * - Where pages have no token (page numbers), a third page in a row with the same bytes is refused, and a fourth with the same
 *   records: the API seems to ignore the parameter. Pages with new tokens may repeat their bytes.
 * - `maxPages`: at most so many pages a slice. Default: no limit.
 *
 * Throws `PAGINATION_LOOP` and `PAGINATION_TOO_LONG`; messages hold the token, so the writer masks them.
 */
export function guardPages(
  paginator: Paginator,
  { stream, maxPages = Infinity }: { readonly stream: string; readonly maxPages?: number },
): Paginator {
  const tokens = createTokenMemory();
  const repeats = createRepeatCount();
  let page = 1;
  return {
    facts: paginator.facts,
    first() {
      const request = paginator.first();
      // The first page of a chain of URLs has no token: its own URL is one, which is known when it has answered.
      tokens.firstUse(markOf(request), page);
      return request;
    },
    next(seen, request) {
      const following = paginator.next(seen, request);
      if (following === undefined) return undefined;
      if (page >= maxPages) throw tooLong(stream, maxPages);
      page += 1;
      if (following.token === undefined && repeats.count(seen) >= 2) throw ignoredParameter(stream, page, following);
      if (following.url !== undefined && request.token === undefined) tokens.firstUse(seen.url, page - 1);
      const used = tokens.firstUse(markOf(following), page);
      if (used !== undefined) throw repeatedToken(stream, page, used, following.token ?? sentText(following));
      return following;
    },
  };
}

/** What a page is known again by: its token, or all that it is asked for with. */
function markOf({ token, url, query, body, headers }: PageRequest): string {
  return token ?? JSON.stringify([url ?? "", query, body ?? {}, headers ?? {}]);
}

/** The parameters of a page, as a message shows them. */
function sentText({ url, query, body }: PageRequest): string {
  if (url !== undefined) return url;
  return body === undefined ? new URLSearchParams(query).toString() : JSON.stringify({ ...query, ...body });
}

/**
 * Remembers tokens as hashes in bounded memory: the last 10,000 exactly, and one more that moves on at every power of two
 * (R. P. Brent's way to find a circle), so that a circle of any length is found after at most three rounds.
 */
function createTokenMemory() {
  const pages = new Map<string, number>();
  let anchor: { readonly hash: string; readonly page: number } | undefined;
  return {
    /** The page that used this token before, if one did; else it is remembered as used by `page`. */
    firstUse(token: string, page: number): number | undefined {
      const hash = hashOf(token);
      const before = pages.get(hash) ?? (anchor?.hash === hash ? anchor.page : undefined);
      if (before !== undefined) return before;
      pages.set(hash, page);
      if (anchor === undefined || page >= 2 * anchor.page) anchor = { hash, page };
      const oldest = pages.size > exactTokens ? pages.keys().next().value : undefined;
      if (oldest !== undefined) pages.delete(oldest);
      return undefined;
    },
  };
}

/**
 * Counts how often a page was the page before it, in a row: by its bytes, or by its records alone, which takes one page more to see.
 * Records are only compared as a whole when the first one came again.
 */
function createRepeatCount() {
  const bytesRepeated = createCounter();
  const firstRepeated = createCounter();
  const recordsRepeated = createCounter();
  return {
    count(seen: PageSeen): number {
      const bytes = bytesRepeated(hashOf(seen.bytes ?? JSON.stringify(seen.body)));
      const first = firstRepeated(recordsHash(seen, 1));
      const records = recordsRepeated(first === 0 ? undefined : recordsHash(seen, seen.recordCount));
      return Math.max(bytes, records);
    },
  };
}

/** How often in a row a value was the one before it; undefined is equal to nothing. */
function createCounter(): (value: string | undefined) => number {
  let previous: string | undefined;
  let repeats = 0;
  return (value) => {
    repeats = value !== undefined && value === previous ? repeats + 1 : 0;
    previous = value;
    return repeats;
  };
}

/** A hash of the first records of a page; undefined where there are none. */
function recordsHash({ record, recordCount }: PageSeen, count: number): string | undefined {
  if (record === undefined || recordCount === 0) return undefined;
  return hashOf(jsonText(Array.from({ length: count }, (_, index) => record(index))));
}

function hashOf(content: string | Uint8Array): string {
  return digest("sha1", content);
}

function repeatedToken(stream: string, page: number, used: number, token: string): ConnectorError {
  return new ConnectorError({
    code: "PAGINATION_LOOP",
    failureType: "system_error",
    message: `Stream "${stream}" would go in circles: page ${page} is asked for with ${shown(shownUrl(token))}, which page ${used} had already. Check where the next page's token or URL is read from, and the rule that ends the list.`,
  });
}

function ignoredParameter(stream: string, page: number, request: PageRequest): ConnectorError {
  return new ConnectorError({
    code: "PAGINATION_LOOP",
    failureType: "system_error",
    message: `Stream "${stream}" would go in circles: the last pages brought the same records again and again, so the API seems to ignore what page ${page} is asked for with (${sentText(request)}). Check the name of the page parameter, or use pagination none.`,
  });
}

function tooLong(stream: string, maxPages: number): ConnectorError {
  return new ConnectorError({
    code: "PAGINATION_TOO_LONG",
    failureType: "system_error",
    message: `Stream "${stream}" has more than ${maxPages} pages, the limit that was set (maxPages). Raise it, or correct the rule that ends the list.`,
  });
}
