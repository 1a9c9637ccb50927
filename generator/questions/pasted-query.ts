import type { PaginationAnswers } from "./types.js";

/** What the query of a pasted URL tells. */
export interface PastedQuery {
  readonly pagination?: PaginationAnswers;
  /** Parameter whose value is a time: it may ask for what changed since. */
  readonly startParam?: string;
  /** What is left: constants. */
  readonly constants: { readonly [name: string]: string };
}

const PAGE = /^(page|page_?num(ber)?|page_?no|p|pg)$/i;
const OFFSET = /^(\$?skip|offset|start_?at|start_?index|start_?position)$/i;
const SIZE = /^(per_?page|page_?size|limit|size|count|page_?limit|results_?per_?page|max_?results|\$?top)$/i;
const TOKEN = /^(after|before|cursor|page_?token|next_?token|continuation(_?token)?|starting_?after)$/i;
const SINCE =
  /^(since|after_?date|modified_?(since|after)|updated_?(since|after|at_?min|from)|changed_?(since|after)|from_?date|start_?(date|time))$/i;

/** Sorts the parameters of a query by what their names and values say: paging, a start time, constants. */
export function readPastedQuery(query: { readonly [name: string]: string }): PastedQuery {
  const entries = Object.entries(query);
  const page = entries.find(([name, value]) => PAGE.test(name) && /^\d+$/.test(value));
  const offset = entries.find(([name, value]) => OFFSET.test(name) && /^\d+$/.test(value));
  const size = entries.find(([name, value]) => SIZE.test(name) && /^\d+$/.test(value));
  const start = entries.find(([name, value]) => SINCE.test(name) || /^\d{4}-\d\d-\d\d(T|$)/.test(value));
  const taken = [page, offset, size, start].map((entry) => entry?.[0]);
  const constants = entries.filter(([name]) => !taken.includes(name) && !TOKEN.test(name));
  return {
    ...(offset === undefined ? {} : { pagination: offsets(offset, size) }),
    ...(page === undefined ? {} : { pagination: pageNumbers(page, size) }),
    ...(start === undefined ? {} : { startParam: start[0] }),
    constants: Object.fromEntries(constants),
  };
}

function pageNumbers(page: [string, string], size: [string, string] | undefined): PaginationAnswers {
  const [param, first] = page;
  return {
    type: "page",
    param,
    ...(first === "0" ? { start: 0 } : {}),
    ...sizeOf(size),
  };
}

/** A list of offsets that counts from 1 shows it on its first page. */
function offsets([param, first]: [string, string], size: [string, string] | undefined): PaginationAnswers {
  return { type: "offset", param, ...(first === "1" ? { start: 1 } : {}), ...sizeOf(size) };
}

function sizeOf(size: [string, string] | undefined): PaginationAnswers {
  return size === undefined ? {} : { size: { param: size[0], value: Number(size[1]) } };
}
