import { pathKeys } from "../../../model/path.js";
import { tokenPage } from "./tokens.js";
import { tokenParam, type ModelOf, type PageKind } from "./types.js";

/** The body holds the whole URL of the next page; on the last page it is null. */
export function nextUrls({ from: path }: ModelOf<"nextUrl">): PageKind {
  return {
    params: [tokenParam],
    page(asked, list, links) {
      const { from, to, next } = tokenPage(asked, tokenParam, list, links);
      const value = next === undefined ? null : links.url(tokenParam, next);
      return { from, to, extras: [{ keys: pathKeys(path), value }], headers: {} };
    },
  };
}
