import { tokenPage, withEndPage } from "./tokens.js";
import type { ModelOf, PageKind } from "./types.js";

/** A token of a response header leads to the next page; the last page has none. */
export function headerTokens({ param, header, stop }: ModelOf<"headerToken">): PageKind {
  return {
    params: [param],
    page(asked, list, links) {
      const { from, to, next } = tokenPage(asked, param, stop === "emptyPage" ? withEndPage(list) : list, links);
      return { from, to, extras: [], headers: next === undefined ? {} : { [header.toLowerCase()]: next } };
    },
  };
}
