import { endRule, type EndOptions } from "./end-rule.js";
import { definitionError, incompleteError, shown } from "./errors.js";
import { placed, type PagePlace } from "./place.js";
import { paginationFacts } from "./size.js";
import type { PageRequest, Paginator } from "./types.js";

/**
 * Pages by offset: `?offset=0`, `?offset=100`, … The next offset is this one and the records that came, not the size: servers give
 * less than was asked for, without a word.
 *
 * `start`: offset of the first record (default 0). `in`: `body` puts offset and size into the JSON body, `param` and `size.param`
 * are dotted paths then. What ends the list: `more`, `last` and `total` name what the body says of it; else `stop`: `emptyPage`
 * (default) or `shortPage`, which needs `size`. Throws `DEFINITION_INVALID`; an empty page of a list that should have more throws
 * `PAGINATION_INCOMPLETE`.
 */
export function offsetPages(
  options: Omit<EndOptions, "pages"> & {
    readonly param: string;
    readonly start?: number;
    readonly in?: PagePlace;
  },
): Paginator {
  const { param, start = 0, size } = options;
  if (!Number.isSafeInteger(start)) {
    throw definitionError(`pagination.start is ${shown(start)}, but it has to be a whole number, usually 0.`);
  }
  const isLast = endRule(options);
  const page = (at: number): PageRequest => ({ ...placed(options.in, { [param]: at }, size), at });
  return {
    facts: paginationFacts({ type: "offset", ...options }),
    first: () => page(start),
    next: (seen, { at = start }) => {
      // Only the page's number in messages needs a size; records that came before are known from the offset.
      const number = size === undefined ? 1 : Math.floor((at - start) / size.value) + 1;
      if (isLast(seen, { page: number, before: at - start })) return undefined;
      if (seen.recordCount > 0) return page(at + seen.recordCount);
      throw incompleteError(
        `The API says that more records follow, but the page at ${param}=${at} has none, so there is no next offset. Check pagination.more (or last) and the place of the records.`,
      );
    },
  };
}
