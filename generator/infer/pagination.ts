import { isList, type PageSizeModel, type PaginationModel, type Path, pathOf } from "@create-connector/cdk/model";
import { flatName } from "../model/words.js";
import { type Beside, besideOf, flagBeside, sizeBeside, sizeOfUrl, totalBeside } from "./pagination-beside.js";
import { lastRecordPages, numberedPages, offsetPages } from "./pagination-counts.js";
import type { Finding } from "./types.js";

/** What a sample is read for. */
export interface PagedSample {
  readonly body: unknown;
  /** Keys of the place of the records. */
  readonly keys: readonly string[];
  readonly records: readonly unknown[];
  readonly primaryKey: string | readonly Path[] | undefined;
  readonly headers: { readonly [name: string]: string } | undefined;
  /** The body is one record, no list. */
  readonly single: boolean;
}

/**
 * How the list goes on, from what stands beside the records and from the headers. First hit wins: OData's link, a GraphQL connection,
 * a token, a next URL, a Link header, a header's token, page numbers, offsets, a flag alone. `guessed` names what a response cannot
 * show: usually the query parameter.
 */
export function findPagination({
  body,
  keys,
  records,
  primaryKey,
  headers,
  single,
}: PagedSample): Finding<PaginationModel> {
  if (single) return { value: { type: "none" }, evidence: "one record, no list", others: [], guessed: [] };
  const beside = besideOf(body, keys);
  const size = sizeBeside(beside);
  const named = [
    odataPages(beside),
    connections(beside, keys),
    tokenPages(beside, size),
    nextUrls(beside, size),
    linkPages(headers),
    headerTokens(headers, size),
    numberedPages(beside, size, records.length),
    offsetPages(beside, size, records.length),
  ].flat();
  const found = named.length > 0 ? named : lastRecordPages(beside, size, records, primaryKey);
  const [best, ...others] = found;
  if (best !== undefined)
    return { ...best, others: others.flatMap(({ value }) => (value === undefined ? [] : [value])) };
  return { value: undefined, evidence: whyNone(beside, isList(body)), others: [], guessed: [] };
}

type Found = Finding<PaginationModel>;

/** Names of tokens, and the parameter that usually takes them back. */
const TOKENS: ReadonlyMap<string, string> = new Map([
  ["nextcursor", "cursor"],
  ["cursornext", "cursor"],
  ["nextpagetoken", "page_token"],
  ["nexttoken", "next_token"],
  ["nextoffset", "offset"],
  ["nextmarker", "marker"],
  ["endcursor", "after"],
  ["aftercursor", "after"],
  ["startingafter", "starting_after"],
  ["continuationtoken", "continuation_token"],
  ["continuation", "continuation"],
  ["lastkey", "start_key"],
  ["lastevaluatedkey", "exclusive_start_key"],
  ["scrollid", "scroll_id"],
  ["nextpageid", "page_id"],
  ["pagetoken", "page_token"],
  ["bookmark", "bookmark"],
  ["iterator", "iterator"],
  ["cursor", "cursor"],
  ["nextcursortoken", "cursor"],
  ["after", "after"],
]);

function tokenPages(beside: readonly Beside[], size: PageSizeModel | undefined): Found[] {
  const tokens = beside.filter(
    ({ name, value, keys }) => isToken(value) && (TOKENS.has(name) || isBareNext(keys, name, value)),
  );
  const ranked = [...tokens].sort((a, b) => tokenRank(a) - tokenRank(b));
  const flag = flagBeside(beside);
  return ranked.map(({ keys, name, value }) => {
    const param = paramFor(keys, name);
    // A token on the last page: only the flag tells the end.
    const end = flag?.follows === false && value !== null && value !== "" ? flag.facts : {};
    const model: PaginationModel = {
      type: "cursor",
      param,
      from: pathOf(keys),
      ...(size === undefined ? {} : { size }),
      ...end,
    };
    const evidence = `${JSON.stringify(keys.join("."))} stands beside the records${value === null || value === "" ? ", empty: the last page" : ""}`;
    return { value: model, evidence, others: [], guessed: size === undefined ? ["param", "size"] : ["param"] };
  });
}

function isToken(value: unknown): boolean {
  if (value === null || value === "") return true;
  return (typeof value === "string" && !isLink(value)) || (typeof value === "number" && Number.isInteger(value));
}

/** `cursors.next`, `paging.next`: `next` holds a token, not a URL and not a page's number. */
function isBareNext(keys: readonly string[], name: string, value: unknown): boolean {
  if (name !== "next") return false;
  const parent = flatName(keys.at(-2) ?? "");
  return typeof value === "string" && value !== "" ? true : parent.includes("cursor");
}

function tokenRank({ name, value }: Beside): number {
  return [...TOKENS.keys()].indexOf(name === "next" ? "nextcursor" : name) + (value === null || value === "" ? 100 : 0);
}

/** The parameter in the spelling of the field: `nextPageToken` → `pageToken`, `next_page_token` → `page_token`. */
function paramFor(keys: readonly string[], name: string): string {
  const param = TOKENS.get(name) ?? "cursor";
  const isCamel = /[a-z][A-Z]/.test(keys.at(-1) ?? "");
  return isCamel ? param.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) : param;
}

function nextUrls(beside: readonly Beside[], size: PageSizeModel | undefined): Found[] {
  const links = beside.filter(
    ({ keys, name, value }) => (isNextName(keys, name) && isLinkOrEnd(value)) || (isNextKey(name) && isLink(value)),
  );
  const ranked = [...links].sort((a, b) => Number(!isLink(a.value)) - Number(!isLink(b.value)));
  return ranked.map(({ keys, value }) => {
    const sized = size ?? sizeOfUrl(value);
    const model: PaginationModel = {
      type: "nextUrl",
      from: pathOf(keys),
      ...(sized === undefined ? {} : { size: sized }),
    };
    const evidence = isLink(value)
      ? `${JSON.stringify(keys.join("."))} holds a URL`
      : `${JSON.stringify(keys.join("."))} is empty: the last page`;
    return { value: model, evidence, others: [], guessed: sized === undefined ? ["size"] : [] };
  });
}

function isNextName(keys: readonly string[], name: string): boolean {
  if (/^(next(url|uri|link|href|pageurl|pageuri|pagelink)?)$/.test(name)) return true;
  return /^(href|url|uri)$/.test(name) && flatName(keys.at(-2) ?? "") === "next";
}

function isNextKey(name: string): boolean {
  return name.startsWith("next") || name.endsWith("next");
}

function isLinkOrEnd(value: unknown): boolean {
  return value === null || value === "" || isLink(value);
}

function isLink(value: unknown): boolean {
  return typeof value === "string" && /^(https?:\/\/|\/|\?)\S*$/.test(value);
}

/** `Link: <https://api.example.com/items?page=2&per_page=30>; rel="next"`. */
function linkPages(headers: { readonly [name: string]: string } | undefined): Found[] {
  const entry = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === "link");
  if (entry === undefined) return [];
  const next = /<([^>]*)>\s*;[^,<]*\brel="?next"?/i.exec(entry[1]);
  if (next === null && !/rel="?(last|prev|first)"?/i.test(entry[1])) return [];
  const size = sizeOfUrl(next?.[1]);
  const evidence = next === null ? "a Link header, without next: the last page" : "the Link header names the next page";
  const model: PaginationModel = { type: "linkHeader", ...(size === undefined ? {} : { size }) };
  return [{ value: model, evidence, others: [], guessed: size === undefined ? ["size"] : [] }];
}

/** A token in a header of the response: `X-Next-Page: 2`, `X-Continuation-Token: abc`. */
function headerTokens(
  headers: { readonly [name: string]: string } | undefined,
  size: PageSizeModel | undefined,
): Found[] {
  const name = /^(x-)?(next-(page|cursor|token|page-token)|continuation-token|[a-z]+-continuationtoken|continuation)$/i;
  const entry = Object.entries(headers ?? {}).find(([header]) => name.test(header));
  if (entry === undefined) return [];
  const header = entry[0].replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
  const word = /continuation|cursor|token|page/.exec(entry[0].toLowerCase())?.[0] ?? "page";
  const params: { readonly [word: string]: string } = { continuation: "continuationToken", token: "page_token" };
  const param = params[word] ?? word;
  const model: PaginationModel = { type: "headerToken", param, header, ...(size === undefined ? {} : { size }) };
  const evidence = `the header ${header} ${entry[1] === "" ? "is empty: the last page" : "holds a token"}`;
  return [{ value: model, evidence, others: [], guessed: size === undefined ? ["param", "size"] : ["param"] }];
}

/** `@odata.nextLink`, or on a last page the context that OData always gives. */
function odataPages(beside: readonly Beside[]): Found[] {
  const link = beside.find(({ keys }) => keys.length === 1 && /^@(odata\.)?nextLink$/.test(keys[0] ?? ""));
  const context = beside.find(({ keys }) => keys.length === 1 && /^@(odata\.)?context$/.test(keys[0] ?? ""));
  const seen = link ?? context;
  if (seen === undefined) return [];
  const evidence = `${JSON.stringify(seen.keys[0])} stands beside the records${link === undefined ? ": OData, the last page" : ""}`;
  return [{ value: { type: "odata" }, evidence, others: [], guessed: [] }];
}

/** `pageInfo` of a GraphQL connection that holds the records, below `data`. */
function connections(beside: readonly Beside[], records: readonly string[]): Found[] {
  const flag = beside.find(({ keys }) => keys[0] === "data" && keys.slice(-2).join(".") === "pageInfo.hasNextPage");
  const connection = flag?.keys.slice(0, -2) ?? [];
  if (flag === undefined || !connection.every((key, index) => key === records[index])) return [];
  const value: PaginationModel = { type: "relay", connection: pathOf(connection) };
  return [{ value, evidence: `${connection.join(".")} is a connection with pageInfo`, others: [], guessed: ["size"] }];
}

function whyNone(beside: readonly Beside[], isArray: boolean): string {
  const flag = flagBeside(beside);
  if (flag !== undefined) return `${flag.text}, but nothing that leads to the next page`;
  const total = totalBeside(beside, 0) ?? beside.find(({ name, value }) => name === "count" && Number.isInteger(value));
  if (total !== undefined)
    return `${total.keys.join(".")} ${String(total.value)}, but nothing that leads to the next page`;
  return isArray
    ? "the body is a bare list: headers were not given, or name no next page"
    : "nothing beside the records leads to a next page";
}
