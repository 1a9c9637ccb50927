import type { DateFormat } from "@create-connector/cdk/model";
import { pathText } from "../texts.js";
import type { Answers, CursorAnswers, PaginationAnswers } from "../types.js";

/** How it pages, in a few words: `token: after ← next_cursor, size limit`. */
export function paginationText(pagination: PaginationAnswers | undefined): string {
  const size = pagination?.size?.param === undefined ? "" : `, size ${pagination.size.param}`;
  switch (pagination?.type) {
    case "page":
      return `page number: ${pagination.param ?? "page"}${pagination.start === 0 ? " from 0" : ""}${size}`;
    case "cursor":
      return `token: ${pagination.param ?? "?"} ← ${fromText(pagination)}${size}`;
    case "nextUrl":
      return `next URL ← ${fromText(pagination)}${size}`;
    case "linkHeader":
      return `Link header${size}`;
    case "none":
      return "all on one page";
    case undefined:
      return "–";
  }
}

/** `ISO 8601`, `seconds since 1970`, or the pattern with its zone. */
export function formatText(format: DateFormat | undefined): string {
  if (format === undefined || format === "iso") return "ISO 8601";
  if (format === "epochSeconds") return "seconds since 1970";
  if (format === "epochMilliseconds") return "milliseconds since 1970";
  return `${format.pattern} ${format.zone}`;
}

/** What Enter and Escape would keep: the format and order of a cursor, in a few words. */
export function cursorText(cursor: CursorAnswers): string {
  const order = { ascending: "newest last", descending: "newest first", none: "order unknown" }[cursor.order ?? "none"];
  return `${formatText(cursor.format)}; ${order}`;
}

/** `bearer token`, `API key in X-Api-Key`, `no authentication`. */
export function authText(answers: Answers): string {
  const auth = answers.api?.auth;
  if (auth?.type === "bearer") return "bearer token";
  return auth?.type === "apiKey" ? `API key in ${auth.header ?? "a header"}` : "no authentication";
}

function fromText({ from }: PaginationAnswers): string {
  return from === undefined ? "?" : pathText(from);
}
