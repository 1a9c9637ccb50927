import type { PageSizeModel, Path } from "../model/types.js";
import { linkedPage } from "./link.js";
import { paginationFacts, sizeQuery } from "./size.js";
import { tokenIn, tokenKeys } from "./token.js";
import type { Paginator } from "./types.js";

/**
 * The body holds the next page's URL (`from`), absolute or relative to the page's own. Ends when it is missing, null, false or empty.
 * `size` is asked for on the first page; the API's URLs carry it on. Throws `DEFINITION_INVALID`, `PAGINATION_TOKEN`.
 */
export function nextUrl(options: { readonly from: Path; readonly size?: PageSizeModel }): Paginator {
  const { from, size } = options;
  const keys = tokenKeys(from);
  return {
    facts: paginationFacts({ type: "nextUrl", ...options }),
    first: () => ({ query: sizeQuery(size) }),
    next: (seen) => linkedPage(tokenIn(seen.body, keys), seen.url),
  };
}
