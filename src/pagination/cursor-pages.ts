import type { PageSizeModel, Path } from "../model/types.js";
import { moreRule, type MoreFlags } from "./end-rule.js";
import { incompleteError } from "./errors.js";
import { placed, type PagePlace } from "./place.js";
import { paginationFacts } from "./size.js";
import { tokenKeys, tokenValueIn } from "./token.js";
import type { Paginator } from "./types.js";

/**
 * A token of the body (`from`) asks for the next page in a query parameter (`param`).
 *
 * `stop`: `noToken` (default) reads until the token is missing, null, false or empty; `emptyPage` ends at a page without records
 * too. `more`, `last`: a flag of the body that ends the list though there is a token. `in`: `body` puts token and size into the JSON
 * body, `param` and `size.param` are dotted paths then. Throws `DEFINITION_INVALID`; a body with no usable token throws
 * `PAGINATION_TOKEN`, one that says there is more and has no token `PAGINATION_INCOMPLETE`.
 */
export function cursorPages(
  options: MoreFlags & {
    readonly param: string;
    readonly from: Path;
    readonly size?: PageSizeModel;
    readonly stop?: "noToken" | "emptyPage";
    readonly in?: PagePlace;
  },
): Paginator {
  const { param, from, size, stop = "noToken" } = options;
  const keys = tokenKeys(from);
  const follows = moreRule(options);
  return {
    facts: paginationFacts({ type: "cursor", ...options }),
    first: () => placed(options.in, {}, size),
    next: (seen) => {
      const more = follows(seen.body);
      if (more === false || (stop === "emptyPage" && seen.recordCount === 0)) return undefined;
      const token = tokenValueIn(seen.body, keys);
      if (token !== undefined) return { ...placed(options.in, { [param]: token }, size), token: String(token) };
      if (more === undefined) return undefined;
      throw incompleteError(
        `The API says that more pages follow, but there is no token at "${keys.join(".")}". Correct pagination.from, or take the flag out (pagination.more or last).`,
      );
    },
  };
}
