import { valueAt } from "../decode/path.js";
import type { PageSizeModel, Path } from "../model/types.js";
import { incompleteError, tokenError } from "./errors.js";
import { placed } from "./place.js";
import { paginationFacts } from "./size.js";
import { tokenIn, tokenKeys } from "./token.js";
import type { Paginator } from "./types.js";

/**
 * A connection of a GraphQL API (Relay's Cursor Connections Specification): `pageInfo { hasNextPage endCursor }` at `connection` says
 * whether and where it goes on.
 *
 * `variable`: the query's variable that takes the cursor (default `after`). `size`: the variable that takes the size (`first`), and its
 * value. A connection that is null has no pages. Throws `DEFINITION_INVALID`; a body without `pageInfo` throws `PAGINATION_TOKEN`.
 */
export function relayPages(options: {
  readonly connection: Path;
  readonly variable?: string;
  readonly size?: PageSizeModel;
}): Paginator {
  const { connection, variable = "after", size } = options;
  const keys = tokenKeys(connection, "connection");
  const request = (variables: { readonly [name: string]: string }) => {
    const all = Object.entries(placed("body", variables, size).body ?? {});
    return { query: {}, body: Object.fromEntries(all.map(([name, value]) => [`variables.${name}`, value])) };
  };
  return {
    facts: paginationFacts({ type: "relay", ...options }),
    first: () => request({}),
    next: ({ body }) => {
      if (valueAt(body, keys) === null) return undefined;
      const follows = valueAt(body, [...keys, "pageInfo", "hasNextPage"]);
      if (follows === false) return undefined;
      const place = [...keys, "pageInfo"].join(".");
      if (follows !== true) {
        throw tokenError(
          `The answer does not say at "${place}.hasNextPage" whether pages follow. Ask for it in the query: pageInfo { hasNextPage endCursor }; or correct pagination.connection.`,
        );
      }
      const token = tokenIn(body, [...keys, "pageInfo", "endCursor"]);
      if (token !== undefined) return { ...request({ [variable]: token }), token };
      throw incompleteError(
        `The API says that more pages follow, but "${place}.endCursor" is empty. Ask for it in the query: pageInfo { hasNextPage endCursor }.`,
      );
    },
  };
}
