import { isList, isObject, type PageSizeModel, type Path, pathOf } from "@create-connector/cdk/model";
import { flatName } from "../model/words.js";
import { SIZE_NAMES } from "./names.js";

/** A value that stands beside the records. */
export interface Beside {
  readonly keys: readonly string[];
  readonly name: string;
  readonly value: unknown;
}

/** All single values of a body that stand outside the records; deeper than four keys only on the way to the records. */
export function besideOf(body: unknown, records: readonly string[]): Beside[] {
  const recordPlace = records.join("\n");
  const found: Beside[] = [];
  const visit = (value: unknown, keys: readonly string[]): void => {
    const place = keys.join("\n");
    if (place === recordPlace || (keys.length > 0 && recordPlace.startsWith(`${place}\n*`))) return;
    const isNear = keys.length < 4 || recordPlace.startsWith(`${place}\n`) || keys.at(-1) === "pageInfo";
    if (isObject(value) && isNear) {
      for (const [key, item] of Object.entries(value)) visit(item, [...keys, key]);
    } else if (!isObject(value) && !isList(value)) found.push({ keys, name: flatName(keys.at(-1) ?? ""), value });
  };
  if (isObject(body)) visit(body, []);
  return found;
}

/** A size that the API repeats beside the records: `"per_page": 50`. */
export function sizeBeside(beside: readonly Beside[]): PageSizeModel | undefined {
  const found = beside.find(
    ({ name, value }) => SIZE_NAMES.has(name) && name !== "count" && name !== "max" && isSize(value),
  );
  return found !== undefined && typeof found.value === "number"
    ? { param: found.keys.at(-1) ?? "limit", value: found.value }
    : undefined;
}

/** The size that a next URL asks for: `…?page=2&per_page=30` → per_page 30. */
export function sizeOfUrl(url: unknown): PageSizeModel | undefined {
  if (typeof url !== "string" || !URL.canParse(url, "https://x.example")) return undefined;
  for (const [param, value] of new URL(url, "https://x.example").searchParams) {
    if (SIZE_NAMES.has(flatName(param)) && /^[1-9]\d{0,5}$/.test(value)) return { param, value: Number(value) };
  }
  return undefined;
}

/** A flag that says whether pages follow, as the model names it. */
export interface Flag {
  readonly facts: { readonly more: Path } | { readonly last: Path };
  readonly follows: boolean;
  /** `has_more true`, as evidence. */
  readonly text: string;
}

const MORE =
  /^(hasmore|more|hasnext|hasnextpage|hasmoreitems|hasmorepages|hasmoreresults|moreresults|istruncated|truncated|next)$/;
const LAST = /^(islast|last|lastpage|islastpage|done|finished|iscomplete|endofrecords|eof)$/;

export function flagBeside(beside: readonly Beside[]): Flag | undefined {
  for (const { keys, name, value } of beside) {
    if (typeof value !== "boolean") continue;
    const text = `${keys.join(".")} ${String(value)}`;
    if (MORE.test(name)) return { facts: { more: pathOf(keys) }, follows: value, text };
    if (LAST.test(name)) return { facts: { last: pathOf(keys) }, follows: !value, text };
  }
  return undefined;
}

/** The number of records on all pages; one that is smaller than the sample counts something else. */
export function totalBeside(beside: readonly Beside[], count: number): Beside | undefined {
  const name = /^(total|totalcount|totalresults|totalitems|totalrecords|totalhits|totalelements|recordstotal)$/;
  return beside.find((each) => name.test(each.name) && isCount(each.value) && each.value >= count);
}

export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function isSize(value: unknown): boolean {
  return isCount(value) && value >= 1 && value <= 100_000;
}
