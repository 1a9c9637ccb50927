import type { JsonObject } from "../protocol/messages.js";
import type { PageRequest, PageSeen, Paginator } from "./types.js";

/** The request of a page, as an author says it: what is added to the stream's own request, or a whole URL instead of it. */
export interface NextPage {
  readonly query?: { readonly [param: string]: string | number | boolean };
  /** Values of the JSON body, by dotted path. */
  readonly body?: { readonly [path: string]: unknown };
  readonly headers?: { readonly [name: string]: string };
  readonly url?: string;
  /** Where the API gives one: the guard then holds this against the pages before, instead of their content. */
  readonly token?: string;
}

/** A page that was read, as an author's function gets it. */
export interface ReadPage {
  readonly body: unknown;
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string };
  readonly url: string;
  /** Records on the page before any filter. */
  readonly recordCount: number;
  /** The last record of the page, as it came. */
  readonly lastRecord: JsonObject | undefined;
  /** What this page was asked for with. */
  readonly request: NextPage;
}

/**
 * Pages as a function of the author's says: it gets the page that was read and returns the request of the next one, or nothing at the
 * end. `first`: what the first page is asked for with. `describe` says "in code". The guard refuses a request that was made before in
 * the same list, and pages that bring the same again and again.
 */
export function pagesBy(
  next: (page: ReadPage) => NextPage | undefined,
  { first = {} }: { readonly first?: NextPage } = {},
): Paginator {
  return {
    facts: "in code",
    first: () => pageRequest(first),
    next: (seen, request) => {
      const following = next(readPage(seen, request));
      return following === undefined ? undefined : pageRequest(following);
    },
  };
}

function pageRequest({ query = {}, ...rest }: NextPage): PageRequest {
  return { ...rest, query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])) };
}

function readPage({ body, headers, url, recordCount, record }: PageSeen, request: PageRequest): ReadPage {
  const lastRecord = recordCount === 0 ? undefined : record?.(recordCount - 1);
  return { body, headers, url, recordCount, lastRecord, request };
}
