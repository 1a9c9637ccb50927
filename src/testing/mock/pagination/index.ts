import type { PaginationModel } from "../../../model/types.js";
import { cursorTokens } from "./cursor.js";
import { headerTokens } from "./header-token.js";
import { pagesAfterRecord } from "./last-record.js";
import { linkHeaders } from "./link-header.js";
import { nextUrls } from "./next-url.js";
import { nonePages } from "./none.js";
import { odataLinks } from "./odata.js";
import { offsetPages } from "./offset.js";
import { numberedPages } from "./page.js";
import { relayConnections } from "./relay.js";
import { isInBody } from "./asked.js";
import type { PageKind } from "./types.js";

export { askedPage, askedSize, queryParams } from "./asked.js";
export { endExtras } from "./end-extras.js";
export type { Links, PageAnswer, PageAsked, PagedList, PageKind } from "./types.js";

/** The dotted paths of the body where a pagination's parameters stand; none where they stand in the query. */
export function bodyParams(pagination: PaginationModel): string[] {
  if (!isInBody(pagination)) return [];
  const params = [...pageKind(pagination).params, ...(pagination.size === undefined ? [] : [pagination.size.param])];
  return pagination.type === "relay" ? params.map((name) => `variables.${name}`) : params;
}

/** Plays the pagination that a model states. */
export function pageKind(pagination: PaginationModel): PageKind {
  switch (pagination.type) {
    case "none":
      return nonePages();
    case "page":
      return numberedPages(pagination);
    case "offset":
      return offsetPages(pagination);
    case "cursor":
      return cursorTokens(pagination);
    case "headerToken":
      return headerTokens(pagination);
    case "lastRecord":
      return pagesAfterRecord(pagination);
    case "nextUrl":
      return nextUrls(pagination);
    case "odata":
      return odataLinks();
    case "relay":
      return relayConnections(pagination);
    case "linkHeader":
      return linkHeaders(pagination);
  }
}
