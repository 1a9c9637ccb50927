import { valueAt } from "../decode/path.js";
import type { PageSizeModel, Path } from "../model/types.js";
import { definitionError, incompleteError, shown, tokenError } from "./errors.js";
import { tokenKeys } from "./token.js";
import type { PageSeen } from "./types.js";

/** A flag of the body that says whether pages follow. */
export interface MoreFlags {
  /** Path of a flag that is true while pages follow (`has_more`). */
  readonly more?: Path;
  /** Path of a flag that is true on the last page (`isLast`, `done`). */
  readonly last?: Path;
}

export interface EndOptions extends MoreFlags {
  readonly size?: PageSizeModel;
  readonly stop?: "emptyPage" | "shortPage";
  /** Path of the number of pages. */
  readonly pages?: Path;
  /** Path of the number of records on all pages. */
  readonly total?: Path;
}

/**
 * Tells whether a page is the last. What the body says counts: the flag, else the number of pages, else the number of records; where
 * it says nothing, `stop` decides: at a page without records (default), or at one that is shorter than `size.value`.
 * `place`: the page's number, from 1, and the records before it.
 *
 * Throws `DEFINITION_INVALID`; a page without records of a list that should have more throws `PAGINATION_INCOMPLETE`.
 */
export function endRule(
  options: EndOptions,
): (seen: PageSeen, place: { readonly page: number; readonly before: number }) => boolean {
  const { size, stop = "emptyPage" } = options;
  if (stop === "shortPage" && size === undefined) {
    throw definitionError(
      `pagination.stop is "shortPage", which needs pagination.size to know what is short. Add size: { param, value }, or use stop: "emptyPage".`,
    );
  }
  const fewest = stop === "shortPage" && size !== undefined ? size.value : 1;
  const follows = moreRule(options);
  const pageCount = countReader("pages", options.pages);
  const recordCount = countReader("total", options.total);
  return (seen, { page, before }) => {
    const more = follows(seen.body);
    if (more !== undefined) return !more;
    const pages = pageCount(seen.body);
    if (pages !== undefined) return page >= pages;
    const total = recordCount(seen.body);
    if (total === undefined) return seen.recordCount < fewest;
    if (before + seen.recordCount >= total) return true;
    if (seen.recordCount > 0) return false;
    throw incompleteError(
      `The API says that the list has ${total} records, but page ${page} is empty after ${before}. It may give no more than that of one list: ask for less at a time (a cursor with a window). If its number counts what it does not list, take pagination.total out.`,
    );
  };
}

/** What a body says of the pages after it: they follow, or not, or nothing. Throws `DEFINITION_INVALID` for two flags at once. */
export function moreRule({ more, last }: MoreFlags): (body: unknown) => boolean | undefined {
  if (more !== undefined && last !== undefined) {
    throw definitionError(
      "pagination has both more and last, which say the same thing the other way round. Take one out.",
    );
  }
  const path = more ?? last;
  if (path === undefined) return () => undefined;
  const option = more === undefined ? "last" : "more";
  const keys = tokenKeys(path, option);
  return (body) => {
    const flag = flagOf(valueAt(body, keys), keys, option);
    return flag === undefined || more !== undefined ? flag : !flag;
  };
}

/** Flags come as true, "true", 1, and as a count of what is left. Missing and null say nothing. */
function flagOf(value: unknown, keys: readonly string[], option: string): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value > 0;
  if (typeof value === "string") return !["", "0", "false", "no", "n"].includes(value.toLowerCase());
  throw tokenError(
    `A flag should stand at "${keys.join(".")}", but there is ${shown(value)}. Correct pagination.${option}: it names true or false.`,
  );
}

/** Reads a count: a number, or a text of digits. Anything else says nothing. */
function countReader(option: string, path: Path | undefined): (body: unknown) => number | undefined {
  if (path === undefined) return () => undefined;
  const keys = tokenKeys(path, option);
  return (body) => {
    const value = valueAt(body, keys);
    const count = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
    return typeof count === "number" && Number.isFinite(count) && count >= 0 ? count : undefined;
  };
}
