import type { PageSizeModel } from "../model/types.js";
import { definitionError, shown } from "./errors.js";
import { placed, type PagePlace } from "./place.js";
import { paginationFacts } from "./size.js";
import type { Paginator } from "./types.js";

/**
 * A token of a response header (`header`) asks for the next page (`param`).
 *
 * `stop`: `noToken` (default) reads until the header is missing or empty; `emptyPage` ends at a page without records too. `in`: `body`
 * puts token and size into the JSON body. Throws `DEFINITION_INVALID`.
 */
export function headerTokenPages(options: {
  readonly param: string;
  readonly header: string;
  readonly size?: PageSizeModel;
  readonly stop?: "noToken" | "emptyPage";
  readonly in?: PagePlace;
}): Paginator {
  const { param, header, size, stop = "noToken" } = options;
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(header)) {
    throw definitionError(`pagination.header is ${shown(header)}, which is no name of a header: X-Next-Cursor.`);
  }
  return {
    facts: paginationFacts({ type: "headerToken", ...options }),
    first: () => placed(options.in, {}, size),
    next: (seen) => {
      if (stop === "emptyPage" && seen.recordCount === 0) return undefined;
      const token = seen.headers[header.toLowerCase()]?.trim() ?? "";
      return token === "" ? undefined : { ...placed(options.in, { [param]: token }, size), token };
    },
  };
}
