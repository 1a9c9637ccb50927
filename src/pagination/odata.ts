import { linkedPage } from "./link.js";
import { paginationFacts } from "./size.js";
import { tokenIn } from "./token.js";
import type { Paginator } from "./types.js";

/** Where OData 4.0 and 4.01 put the next page's URL (OData JSON Format 4.01, 4.6.5). */
const linkKeys = [["@odata.nextLink"], ["@nextLink"]] as const;

/**
 * OData's server-driven paging: the body holds the next page's URL at `@odata.nextLink`; the last page has none. `size`: records a
 * page, asked for in `Prefer: odata.maxpagesize` with every request (OData Protocol 4.01, 8.2.8.6); the server may give fewer.
 */
export function odataPages(options: { readonly size?: { readonly value: number } } = {}): Paginator {
  const { size } = options;
  const headers = size === undefined ? {} : { headers: { prefer: `odata.maxpagesize=${size.value}` } };
  return {
    facts: paginationFacts({ type: "odata", ...options }),
    first: () => ({ query: {}, ...headers }),
    next: (seen) => {
      const [link] = linkKeys.flatMap((keys) => tokenIn(seen.body, keys) ?? []);
      const page = linkedPage(link, seen.url);
      return page === undefined ? undefined : { ...page, ...headers };
    },
  };
}
