import type { PageSizeModel, Path } from "../model/types.js";
import { paginationFacts, sizeQuery } from "./size.js";
import { tokenIn, tokenKeys } from "./token.js";
import type { Paginator } from "./types.js";

/**
 * A token of the body (`from`) asks for the next page in a query parameter (`param`).
 *
 * `stop`: `noToken` (default) reads until the token is missing, null, false or empty; `emptyPage` ends at a page without records
 * too. Throws `DEFINITION_INVALID`; a body with no usable token throws `PAGINATION_TOKEN`.
 */
export function cursorPages(options: {
  readonly param: string;
  readonly from: Path;
  readonly size?: PageSizeModel;
  readonly stop?: "noToken" | "emptyPage";
}): Paginator {
  const { param, from, size, stop = "noToken" } = options;
  const keys = tokenKeys(from);
  return {
    facts: paginationFacts({ type: "cursor", ...options }),
    first: () => ({ query: sizeQuery(size) }),
    next: (seen) => {
      if (stop === "emptyPage" && seen.recordCount === 0) return undefined;
      const token = tokenIn(seen.body, keys);
      return token === undefined ? undefined : { query: { ...sizeQuery(size), [param]: token }, token };
    },
  };
}
