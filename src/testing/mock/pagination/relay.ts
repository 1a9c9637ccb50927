import { pathKeys } from "../../../model/path.js";
import { tokenPage } from "./tokens.js";
import type { ModelOf, PageKind } from "./types.js";

/** A connection of a GraphQL API: `pageInfo` says whether and where it goes on. */
export function relayConnections({ connection, variable = "after" }: ModelOf<"relay">): PageKind {
  return {
    params: [variable],
    page(asked, list, links) {
      const { from, to, next, page } = tokenPage(asked, variable, list, links);
      // A connection names the end of each page, of the last one too.
      const endCursor = next ?? (from === to ? null : links.token(`${list.identity} end`, page));
      const value = { hasNextPage: next !== undefined, endCursor };
      return { from, to, extras: [{ keys: [...pathKeys(connection), "pageInfo"], value }], headers: {} };
    },
  };
}
