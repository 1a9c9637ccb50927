import type { PageSizeModel } from "../model/types.js";
import { definitionError, shown } from "./errors.js";
import { paginationFacts, sizeQuery } from "./size.js";
import type { Paginator } from "./types.js";

/**
 * Pages by number: `?page=1`, `?page=2`, …
 *
 * `start`: number of the first page (default 1). `stop`: `emptyPage` (default) reads until a page has no record; `shortPage` takes
 * a page with fewer records than `size.value` as the last, and needs `size`. Throws `DEFINITION_INVALID`.
 */
export function pageNumber(options: {
  readonly param: string;
  readonly start?: number;
  readonly size?: PageSizeModel;
  readonly stop?: "emptyPage" | "shortPage";
}): Paginator {
  const { param, start = 1, size, stop = "emptyPage" } = options;
  if (!Number.isSafeInteger(start)) {
    throw definitionError(`pagination.start is ${shown(start)}, but it has to be a whole number, usually 0 or 1.`);
  }
  if (stop === "shortPage" && size === undefined) {
    throw definitionError(
      `pagination.stop is "shortPage", which needs pagination.size to know what is short. Add size: { param, value }, or use stop: "emptyPage".`,
    );
  }
  const fewest = stop === "shortPage" && size !== undefined ? size.value : 1;
  // No token: the number is ours, so a new one proves nothing. The guard compares the pages instead.
  const page = (number: number) => ({ query: { [param]: String(number), ...sizeQuery(size) } });
  return {
    facts: paginationFacts({ type: "page", ...options }),
    first: () => page(start),
    next: (seen, request) => (seen.recordCount < fewest ? undefined : page(Number(request.query[param]) + 1)),
  };
}
