import { isList, isObject, type PageSizeModel, type PaginationModel, pathOf } from "@create-connector/cdk/model";
import { flatName } from "../model/words.js";
import { SIZE_NAMES } from "./names.js";
import type { Finding } from "./types.js";

/** A value that stands beside the records. */
interface Beside {
  readonly keys: readonly string[];
  readonly name: string;
  readonly value: unknown;
}

/**
 * How the list goes on, from what stands beside the records and from the headers. First hit wins: a token, a next URL, a Link
 * header, page numbers. `guessed` names what a response cannot show: usually the query parameter.
 */
export function findPagination(
  body: unknown,
  records: readonly string[],
  headers: { readonly [name: string]: string } | undefined,
  single: boolean,
): Finding<PaginationModel> {
  if (single) return { value: { type: "none" }, evidence: "one record, no list", others: [], guessed: [] };
  const beside = besideOf(body, records);
  const size = sizeBeside(beside);
  const found = [
    tokenPages(beside, size),
    nextUrls(beside, size),
    linkPages(headers),
    numberedPages(beside, size),
  ].flat();
  const [best, ...others] = found;
  if (best !== undefined)
    return { ...best, others: others.flatMap(({ value }) => (value === undefined ? [] : [value])) };
  return { value: undefined, evidence: whyNone(beside, isList(body)), others: [], guessed: [] };
}

function besideOf(body: unknown, records: readonly string[]): Beside[] {
  const recordPlace = records.join("\n");
  const found: Beside[] = [];
  const visit = (value: unknown, keys: readonly string[]): void => {
    const place = keys.join("\n");
    if (place === recordPlace || (keys.length > 0 && recordPlace.startsWith(`${place}\n*`))) return;
    if (isObject(value) && keys.length < 4) {
      for (const [key, item] of Object.entries(value)) visit(item, [...keys, key]);
    } else if (!isObject(value) && !isList(value)) found.push({ keys, name: flatName(keys.at(-1) ?? ""), value });
  };
  if (isObject(body)) visit(body, []);
  return found;
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
  return ranked.map(({ keys, name, value }) => {
    const param = paramFor(keys, name);
    const model: PaginationModel = {
      type: "cursor",
      param,
      from: pathOf(keys),
      ...(size === undefined ? {} : { size }),
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
  if (/^(next(url|uri|link|href|pageurl|pageuri|pagelink)?|odatanextlink)$/.test(name)) return true;
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

/** The size that a next URL asks for: `…?page=2&per_page=30` → per_page 30. */
function sizeOfUrl(url: unknown): PageSizeModel | undefined {
  if (typeof url !== "string" || !URL.canParse(url, "https://x.example")) return undefined;
  for (const [param, value] of new URL(url, "https://x.example").searchParams) {
    if (SIZE_NAMES.has(flatName(param)) && /^[1-9]\d{0,5}$/.test(value)) return { param, value: Number(value) };
  }
  return undefined;
}

function numberedPages(beside: readonly Beside[], size: PageSizeModel | undefined): Found[] {
  const page = beside.find(
    ({ name, value }) =>
      /^(page|currentpage|pagenumber|pageno|pageindex|pagenum)$/.test(name) && Number.isInteger(value),
  );
  const pages = beside.find(
    ({ name, value }) =>
      /^(totalpages|pages|pagecount|lastpage|pagestotal|nextpage)$/.test(name) &&
      (value === null || Number.isInteger(value)),
  );
  if (page === undefined && pages === undefined) return [];
  const key = page?.keys.at(-1);
  const param = key === undefined ? "page" : flatName(key) === "currentpage" ? "page" : key;
  const start = page?.value === 0 ? { start: 0 } : {};
  const model: PaginationModel = { type: "page", param, ...start, ...(size === undefined ? {} : { size }) };
  const seen = [page, pages].flatMap((each) =>
    each === undefined ? [] : [`${each.keys.join(".")} ${String(each.value)}`],
  );
  return [
    {
      value: model,
      evidence: `${seen.join(", ")} beside the records`,
      others: [],
      guessed: size === undefined ? ["param", "size"] : ["param"],
    },
  ];
}

/** A size that the API repeats beside the records: `"per_page": 50`. */
function sizeBeside(beside: readonly Beside[]): PageSizeModel | undefined {
  const found = beside.find(
    ({ name, value }) => SIZE_NAMES.has(name) && name !== "count" && name !== "max" && isSize(value),
  );
  return found !== undefined && typeof found.value === "number"
    ? { param: found.keys.at(-1) ?? "limit", value: found.value }
    : undefined;
}

function isSize(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 100_000;
}

function whyNone(beside: readonly Beside[], isArray: boolean): string {
  const more = beside.find(
    ({ name, value }) => /^(hasmore|more|islast|istruncated|hasnextpage)$/.test(name) && typeof value === "boolean",
  );
  if (more !== undefined) return `${more.keys.join(".")} is there, but nothing that leads to the next page`;
  const offset = beside.find(({ name }) => name === "offset" || name === "skip" || name === "startat");
  if (offset !== undefined) return `${offset.keys.join(".")} is there: pages by offset`;
  const total = beside.find(
    ({ name, value }) => /^(total|totalcount|totalresults|totalitems|count)$/.test(name) && Number.isInteger(value),
  );
  if (total !== undefined)
    return `${total.keys.join(".")} ${String(total.value)}, but nothing that leads to the next page`;
  return isArray
    ? "the body is a bare list: headers were not given, or name no next page"
    : "nothing beside the records leads to a next page";
}
