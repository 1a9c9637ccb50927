import { pathKeys } from "../../../model/path.js";
import { tokenPage } from "./tokens.js";
import type { ModelOf, PageKind } from "./types.js";

/** A token of the body leads to the next page; the last page's is null. */
export function cursorTokens({ param, from: path, stop }: ModelOf<"cursor">): PageKind {
  return {
    params: [param],
    page(query, list, links) {
      const withEnd = stop === "emptyPage" ? { ...list, pages: [...list.pages, endOf(list.pages)] } : list;
      const { from, to, next } = tokenPage(query, param, withEnd, links);
      return { from, to, extras: [{ keys: pathKeys(path), value: next ?? null }], headers: {} };
    },
  };
}

/** The empty page that tells the end. */
function endOf(pages: readonly { readonly to: number }[]): { from: number; to: number } {
  const end = pages.at(-1)?.to ?? 0;
  return { from: end, to: end };
}
