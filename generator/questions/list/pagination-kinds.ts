import type { Choice, PaginationAnswers } from "../types.js";

/** The kinds of pagination: none, which is preselected, and then those that most APIs have first. */
export const kinds: readonly Choice[] = [
  { value: "none", label: "all on one page", example: "no paging" },
  { value: "cursor", label: "token in the body", example: '?after=… from "next_cursor": "…"' },
  { value: "page", label: "page number", example: "?page=2" },
  { value: "offset", label: "offset", example: "?offset=100" },
  { value: "nextUrl", label: "next URL in the body", example: '"next": "https://…"' },
  { value: "linkHeader", label: "Link header", example: 'Link: <https://…>; rel="next"' },
  { value: "lastRecord", label: "last record's id", example: "?starting_after=… the id of the last record" },
  { value: "headerToken", label: "token in a header", example: "?page_token=… from X-Next-Page: …", rare: true },
  { value: "odata", label: "OData", example: '"@odata.nextLink": "https://…"', rare: true },
  { value: "relay", label: "GraphQL connection", example: "pageInfo { hasNextPage endCursor }", rare: true },
];

type Kind = NonNullable<PaginationAnswers["type"]>;

/** Kinds that put something into a parameter of the next request, and what that is. */
export const carried: { readonly [kind in Kind]?: string } = {
  page: "the page number",
  offset: "the offset",
  cursor: "the token",
  headerToken: "the token",
  lastRecord: "the last record's value",
};

/** The name that most APIs give that parameter; of a token it is often that of the token. */
export function usualParam({ type, from, header }: PaginationAnswers = {}): string | undefined {
  switch (type) {
    case "page":
      return "page";
    case "offset":
      return "offset";
    case "lastRecord":
      return "starting_after";
    case "headerToken":
      return header === undefined ? undefined : "page_token";
    default:
      return (typeof from === "string" ? from.split(".") : from)?.at(-1);
  }
}
