import type { DateFormat, Path } from "@create-connector/cdk/model";
import { pathText } from "../texts.js";
import type { Answers, CursorAnswers, PaginationAnswers } from "../types.js";

/** How it pages, in a few words: `token: after ← next_cursor, size limit`. */
export function paginationText(pagination: PaginationAnswers | undefined): string {
  const size = pagination?.size?.param === undefined ? "" : `, size ${pagination.size.param}`;
  const rest = `${endText(pagination)}${size}${pagination?.in === "body" ? ", in the body" : ""}`;
  switch (pagination?.type) {
    case "page":
      return `page number: ${pagination.param ?? "page"}${pagination.start === 0 ? " from 0" : ""}${rest}`;
    case "offset":
      return `offset: ${pagination.param ?? "offset"}${pagination.start === 1 ? " from 1" : ""}${rest}`;
    case "cursor":
      return `token: ${pagination.param ?? "?"} ← ${pathShown(pagination.from)}${rest}`;
    case "headerToken":
      return `token: ${pagination.param ?? "?"} ← header ${pagination.header ?? "?"}${rest}`;
    case "lastRecord":
      return `last record: ${pagination.param ?? "?"} ← its ${pathShown(pagination.field)}${rest}`;
    case "nextUrl":
      return `next URL ← ${pathShown(pagination.from)}${rest}`;
    case "odata":
      return "OData: @odata.nextLink";
    case "relay":
      return `GraphQL connection: ${pathShown(pagination.connection)}${rest}`;
    case "linkHeader":
      return `Link header${rest}`;
    case "none":
      return "all on one page";
    case undefined:
      return "–";
  }
}

/** What ends the list, where the body says it. */
function endText({ more, last, pages, total }: PaginationAnswers = {}): string {
  const place = more ?? last ?? pages ?? total;
  return place === undefined ? "" : `, ends by ${pathText(place)}`;
}

/** `ISO 8601`, `seconds since 1970`, or the pattern with its zone. */
export function formatText(format: CursorAnswers["format"]): string {
  return (isList(format) ? format : [format]).map(oneFormat).join(" or ");
}

function isList(format: CursorAnswers["format"]): format is readonly DateFormat[] {
  return Array.isArray(format);
}

function oneFormat(format: DateFormat | undefined): string {
  if (format === undefined || format === "iso") return "ISO 8601";
  if (format === "epochSeconds") return "seconds since 1970";
  if (format === "epochMilliseconds") return "milliseconds since 1970";
  return `${format.pattern} ${format.zone}`;
}

/** What Enter and Escape would keep: the format and order of a cursor, in a few words. */
export function cursorText(cursor: CursorAnswers): string {
  if (cursor.type === "syncToken")
    return `a token of the last page ← ${cursor.from === undefined ? "?" : pathText(cursor.from)}`;
  const order = { ascending: "newest last", descending: "newest first", none: "order unknown" }[cursor.order ?? "none"];
  const values = cursor.type === "number" ? "numbers" : cursor.type === "string" ? "texts" : formatText(cursor.format);
  return `${values}; ${order}`;
}

/** `bearer token`, `API key in X-Api-Key`, `no authentication`. */
export function authText(answers: Answers): string {
  const auth = answers.api?.auth;
  switch (auth?.type) {
    case "bearer":
      return "bearer token";
    case "apiKey":
      return `API key in ${auth.header ?? "a header"}`;
    case "apiKeyQuery":
      return `API key in ?${auth.param ?? "api_key"}=`;
    case "apiKeyCookie":
      return `API key in the cookie ${auth.cookie ?? ""}`.trimEnd();
    case "basic":
      return auth.password === undefined ? "API key by HTTP Basic" : "user name and password";
    case "headers":
      return `credentials in ${Object.keys(auth.headers ?? {}).join(", ")}`;
    case "jwt":
      return `signed token (${auth.algorithm ?? "JWT"})`;
    case "sessionToken":
      return "session token of a login";
    case "oauthRefreshToken":
      return "OAuth 2 with a refresh token";
    case "oauthClientCredentials":
      return "OAuth 2 for machines";
    case "choice":
      return "users choose: an API key or OAuth 2";
    case "none":
    case undefined:
      return "no authentication";
  }
}

function pathShown(path: Path | undefined): string {
  return path === undefined ? "?" : pathText(path);
}
