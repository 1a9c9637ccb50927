import { endRule, type EndOptions } from "./end-rule.js";
import { definitionError, shown } from "./errors.js";
import { placed, type PagePlace } from "./place.js";
import { paginationFacts } from "./size.js";
import type { PageRequest, Paginator } from "./types.js";

/**
 * Pages by number: `?page=1`, `?page=2`, …
 *
 * `start`: number of the first page (default 1). `in`: `body` puts the number and the size into the JSON body, `param` and
 * `size.param` are dotted paths then. What ends the list: `more`, `last`, `pages` and `total` name what the body says of it; else
 * `stop`: `emptyPage` (default) reads until a page has no record; `shortPage` takes a page with fewer records than `size.value` as
 * the last, and needs `size`. Throws `DEFINITION_INVALID`.
 */
export function pageNumber(
  options: EndOptions & { readonly param: string; readonly start?: number; readonly in?: PagePlace },
): Paginator {
  const { param, start = 1, size } = options;
  if (!Number.isSafeInteger(start)) {
    throw definitionError(`pagination.start is ${shown(start)}, but it has to be a whole number, usually 0 or 1.`);
  }
  const isLast = endRule(options);
  // No token: the number is ours, so a new one proves nothing. The guard compares the pages instead.
  const page = (at: number, before: number): PageRequest => ({
    ...placed(options.in, { [param]: at }, size),
    at,
    before,
  });
  return {
    facts: paginationFacts({ type: "page", ...options }),
    first: () => page(start, 0),
    next: (seen, { at = start, before = 0 }) =>
      isLast(seen, { page: at - start + 1, before }) ? undefined : page(at + 1, before + seen.recordCount),
  };
}
