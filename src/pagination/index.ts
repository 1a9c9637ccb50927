import type { PaginationModel } from "../model/types.js";
import { cursorPages } from "./cursor-pages.js";
import { linkHeader } from "./link-header.js";
import { nextUrl } from "./next-url.js";
import { pageNumber } from "./page-number.js";
import { singlePage } from "./single-page.js";
import type { Paginator } from "./types.js";

export { cursorPages } from "./cursor-pages.js";
export { guardPages } from "./guard.js";
export { linkHeader } from "./link-header.js";
export { nextUrl } from "./next-url.js";
export { pageNumber } from "./page-number.js";
export { singlePage } from "./single-page.js";
export type { PageRequest, PageSeen, Paginator } from "./types.js";

/** The pagination that a model states, for sources that run without code. Throws `DEFINITION_INVALID`. */
export function paginatorOf(facts: PaginationModel): Paginator {
  switch (facts.type) {
    case "none":
      return singlePage();
    case "page":
      return pageNumber(facts);
    case "cursor":
      return cursorPages(facts);
    case "nextUrl":
      return nextUrl(facts);
    case "linkHeader":
      return linkHeader(facts);
  }
}
