import type { PaginationModel } from "../../../model/types.js";
import { cursorTokens } from "./cursor.js";
import { linkHeaders } from "./link-header.js";
import { nextUrls } from "./next-url.js";
import { nonePages } from "./none.js";
import { numberedPages } from "./page.js";
import type { PageKind } from "./types.js";

export type { Links, PageAnswer, PagedList, PageKind } from "./types.js";

/** Plays the pagination that a model states. */
export function pageKind(pagination: PaginationModel): PageKind {
  switch (pagination.type) {
    case "none":
      return nonePages();
    case "page":
      return numberedPages(pagination);
    case "cursor":
      return cursorTokens(pagination);
    case "nextUrl":
      return nextUrls(pagination);
    case "linkHeader":
      return linkHeaders(pagination);
  }
}
