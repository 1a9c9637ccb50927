import type { PaginationModel, ProjectFiles, StreamModel } from "../../model/types.js";
import { variablesOf } from "../../model/template.js";

/** Records on a page where the model names no size. */
const defaultSize = 10;
/** Larger sizes are honoured in the request, but continued lists come in pages of at most so many records. */
const mostOnPage = 100;
/** Of a stream with children each record is a request of its own, so it has fewer. */
const mostOnParentPage = 16;

/** A full page of parents, as a part of the requests of a minute: three such pages use 0.6 of it. */
const pageOfBudget = 0.24;

/** The pagination of a stream: its own, else the API's. */
export function paginationOf({ connector }: ProjectFiles, stream: StreamModel): PaginationModel {
  return stream.pagination ?? connector.api.pagination ?? { type: "none" };
}

/**
 * How many records the mock puts on a page at most. An API may always give fewer than it was asked for, unless a short page means
 * the end.
 */
export function pageCapacity(project: ProjectFiles, name: string, pagination: PaginationModel): number {
  if (endsAtShortPage(pagination)) return Infinity;
  return hasChildren(project, name) ? parentPage(project) : mostOnPage;
}

/** Few enough parents that a read keeps a declared rate without waiting long. */
function parentPage({ connector }: ProjectFiles): number {
  const limits = [connector.api.rateLimit ?? []].flat();
  const minute = Math.min(...limits.map(({ requests, per }) => requests * (per === "second" ? 60 : 1)));
  return Math.max(2, Math.min(mostOnParentPage, Math.floor(minute * pageOfBudget)));
}

/** The size of a page as the code is expected to ask for it. */
export function usualSize(pagination: PaginationModel): number {
  return pagination.type === "none" ? Infinity : (pagination.size?.value ?? defaultSize);
}

/** Does a page with fewer records than asked for end the list? */
function endsAtShortPage(pagination: PaginationModel): boolean {
  return "stop" in pagination && pagination.stop === "shortPage";
}

/**
 * Where the pages of a list begin and end. The second page is one record short where that says nothing, because code that takes a
 * short page for the last one would lose the rest.
 */
export function pagesOf(count: number, size: number, pagination: PaginationModel): { from: number; to: number }[] {
  const short = size > 1 && !endsAtShortPage(pagination) ? 1 : 0;
  const pages: { from: number; to: number }[] = [];
  for (let from = 0; from < count || pages.length === 0;) {
    const to = Math.min(count, from + size - (pages.length === 1 ? short : 0));
    pages.push({ from, to });
    from = to;
  }
  return pages;
}

/** The length of a continued list, and where its pages begin. */
export interface ListLength {
  readonly count: number;
  readonly borders: readonly number[];
}

/** A list that fills `pages` pages, the last of them half. */
export function fullLength(project: ProjectFiles, name: string, pages: number): ListLength {
  const stream = project.streams[name];
  const fixtures = project.fixtures[name]?.length ?? 0;
  const pagination: PaginationModel = stream === undefined ? { type: "none" } : paginationOf(project, stream);
  if (pagination.type === "none") return { count: Math.max(fixtures, 5), borders: [] };
  const size = Math.min(usualSize(pagination), pageCapacity(project, name, pagination));
  if (endsAtShortPage(pagination) && size > mostOnPage && hasChildren(project, name)) {
    // Three such pages of parents would be thousands of requests for their children.
    return { count: Math.max(fixtures, 5), borders: [] };
  }
  const short = size > 1 && !endsAtShortPage(pagination) ? 1 : 0;
  const whole = (pages - 1) * size - short + Math.ceil(size / 2);
  const count = Math.max(whole, fixtures === 0 ? 0 : fixtures + 3);
  return {
    count,
    borders: pagesOf(count, size, pagination)
      .slice(1)
      .map(({ from }) => from),
  };
}

/** Records of the parents' lists in turn: the first is full, the second short, the third empty, the others short or empty. */
export function childLength(project: ProjectFiles, name: string, parent: number, pages: number): ListLength {
  if (parent === 0) return fullLength(project, name, pages);
  if (parent === 1) return { count: 4, borders: [] };
  return { count: [0, 1, 0, 2, 0][(parent - 2) % 5] ?? 0, borders: [] };
}

/** One object instead of a list: the path ends in what names a single record (`/orders/{id}`), and is not paged. */
export function isDetail(project: ProjectFiles, name: string): boolean {
  const stream = project.streams[name];
  if (stream === undefined || paginationOf(project, stream).type !== "none") return false;
  const last =
    stream.path
      .split("?")[0]
      ?.split("/")
      .filter((part) => part !== "")
      .at(-1) ?? "";
  const { parent } = stream;
  if (parent !== undefined) return variablesOf(last).some((name) => Object.hasOwn(parent.params, name));
  const only = project.fixtures[name]?.length === 1;
  return only && !last.endsWith("s") && stream.primaryKey === undefined;
}

/** Is the stream a parent? */
export function hasChildren(project: ProjectFiles, name: string): boolean {
  return Object.values(project.streams).some(({ parent }) => parent?.stream === name);
}
