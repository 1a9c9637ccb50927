import type { PaginationModel } from "../model/types.js";
import { cursorPages } from "./cursor-pages.js";
import { headerTokenPages } from "./header-token.js";
import { lastRecordPages } from "./last-record.js";
import { linkHeader } from "./link-header.js";
import { nextUrl } from "./next-url.js";
import { odataPages } from "./odata.js";
import { offsetPages } from "./offset.js";
import { pageNumber } from "./page-number.js";
import { relayPages } from "./relay.js";
import { singlePage } from "./single-page.js";
import type { Paginator } from "./types.js";

export { cursorPages } from "./cursor-pages.js";
export { guardPages } from "./guard.js";
export { headerTokenPages } from "./header-token.js";
export { lastRecordPages } from "./last-record.js";
export { linkHeader } from "./link-header.js";
export { nextUrl } from "./next-url.js";
export { odataPages } from "./odata.js";
export { offsetPages } from "./offset.js";
export { pageNumber } from "./page-number.js";
export { pagesBy, type NextPage, type ReadPage } from "./pages-by.js";
export { relayPages } from "./relay.js";
export { singlePage } from "./single-page.js";
export type { PageRequest, PageSeen, Paginator } from "./types.js";

/** The pagination that a model states, for sources that run without code. Throws `DEFINITION_INVALID`. */
export function paginatorOf(facts: PaginationModel): Paginator {
  switch (facts.type) {
    case "none":
      return singlePage();
    case "page":
      return pageNumber(facts);
    case "offset":
      return offsetPages(facts);
    case "cursor":
      return cursorPages(facts);
    case "headerToken":
      return headerTokenPages(facts);
    case "lastRecord":
      return lastRecordPages(facts);
    case "nextUrl":
      return nextUrl(facts);
    case "odata":
      return odataPages(facts);
    case "relay":
      return relayPages(facts);
    case "linkHeader":
      return linkHeader(facts);
  }
}
