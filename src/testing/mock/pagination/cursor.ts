import { pathKeys } from "../../../model/path.js";
import { tokenPage, withEndPage } from "./tokens.js";
import type { ModelOf, PageKind } from "./types.js";

/** A token of the body leads to the next page; the last page's is null, unless a flag says that it is the last. */
export function cursorTokens({ param, from: path, stop, more, last }: ModelOf<"cursor">): PageKind {
  return {
    params: [param],
    page(asked, list, links) {
      const { from, to, next } = tokenPage(asked, param, stop === "emptyPage" ? withEndPage(list) : list, links);
      // Where a flag tells the end, the token of the last page is there, and leads nowhere.
      const idle = more === undefined && last === undefined ? null : links.token(`${list.identity} end`, 0);
      return { from, to, extras: [{ keys: pathKeys(path), value: next ?? idle }], headers: {} };
    },
  };
}
