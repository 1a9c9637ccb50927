import {
  isObject,
  type PageSizeModel,
  type PaginationModel,
  type Path,
  pathKeys,
  pathOf,
} from "@create-connector/cdk/model";
import { flatName } from "../model/words.js";
import { type Beside, flagBeside, isCount, totalBeside } from "./pagination-beside.js";
import type { Finding } from "./types.js";
import { valueAt } from "./walk.js";

type Found = Finding<PaginationModel>;

/** `"page": 1, "total_pages": 7` beside the records: pages have numbers. */
export function numberedPages(beside: readonly Beside[], size: PageSizeModel | undefined, count: number): Found[] {
  const page = beside.find(
    ({ name, value }) =>
      /^(page|currentpage|pagenumber|pageno|pageindex|pagenum|number)$/.test(name) && Number.isInteger(value),
  );
  const pages = beside.find(
    ({ name, value }) =>
      /^(totalpages|pages|pagecount|lastpage|pagestotal|nextpage)$/.test(name) &&
      (value === null || Number.isInteger(value)),
  );
  const isBareNumber = page?.name === "number" && pages === undefined;
  if ((page === undefined || isBareNumber) && pages === undefined) return [];
  const key = page?.keys.at(-1);
  const isPlain = key === undefined || /^(currentpage|number)$/.test(flatName(key));
  const model: PaginationModel = {
    type: "page",
    param: isPlain ? "page" : key,
    ...(page?.value === 0 ? { start: 0 } : {}),
    ...(size === undefined ? {} : { size }),
    ...endOf(beside, count, pages),
  };
  return [foundBy(model, [page, pages], size)];
}

/** What ends a list of pages by number: their number, else a flag, else the number of records. */
function endOf(beside: readonly Beside[], count: number, pages: Beside | undefined) {
  if (pages !== undefined && pages.name !== "nextpage" && isCount(pages.value)) return { pages: pathOf(pages.keys) };
  const flag = flagBeside(beside);
  if (flag !== undefined) return flag.facts;
  const total = totalBeside(beside, count);
  return total === undefined ? {} : { total: pathOf(total.keys) };
}

/** `"offset": 0, "limit": 100, "total": 612` beside the records: pages begin at an offset. */
export function offsetPages(beside: readonly Beside[], size: PageSizeModel | undefined, count: number): Found[] {
  const total = totalBeside(beside, count);
  const flag = flagBeside(beside);
  const offset = beside.find(({ name, value }) => {
    if (!isCount(value)) return false;
    if (/^(offset|skip|startat|startindex|startposition)$/.test(name)) return true;
    return name === "start" && (size !== undefined || total !== undefined || flag !== undefined);
  });
  if (offset === undefined) return [];
  const end = flag?.facts ?? (total === undefined ? {} : { total: pathOf(total.keys) });
  const model: PaginationModel = {
    type: "offset",
    param: offset.keys.at(-1) ?? "offset",
    // SCIM and its like count from 1; a list that is read from elsewhere does not show where it starts.
    ...(/^start(index|position)$/.test(offset.name) && offset.value === 1 ? { start: 1 } : {}),
    ...(size === undefined ? {} : { size }),
    ...end,
  };
  return [foundBy(model, [offset, total], size)];
}

/** A flag that says whether pages follow, and nothing that leads there: the next page begins after the last record. */
export function lastRecordPages(
  beside: readonly Beside[],
  size: PageSizeModel | undefined,
  records: readonly unknown[],
  key: string | readonly Path[] | undefined,
): Found[] {
  const flag = flagBeside(beside);
  const field = fieldOf(records, key);
  if (flag === undefined || field === undefined) return [];
  const model: PaginationModel = {
    type: "lastRecord",
    param: "starting_after",
    field,
    ...(size === undefined ? {} : { size }),
    ...flag.facts,
  };
  const evidence = `${flag.text} beside the records, and nothing that leads on: the last ${pathOf(pathKeys(field)).toString()}?`;
  return [{ value: model, evidence, others: [], guessed: size === undefined ? ["param", "size"] : ["param"] }];
}

/** A field with a text or number in the last record: the key, else its id. */
function fieldOf(records: readonly unknown[], key: string | readonly Path[] | undefined): Path | undefined {
  const last = records.at(-1);
  const candidates = [...(typeof key === "string" ? [key] : []), "id"];
  return candidates.find((path) => {
    const value = isObject(last) ? valueAt(last, pathKeys(path)) : undefined;
    return typeof value === "string" || typeof value === "number";
  });
}

function foundBy(
  value: PaginationModel,
  seen: readonly (Beside | undefined)[],
  size: PageSizeModel | undefined,
): Found {
  const texts = seen.flatMap((each) => (each === undefined ? [] : [`${each.keys.join(".")} ${String(each.value)}`]));
  const evidence = `${texts.join(", ")} beside the records`;
  return { value, evidence, others: [], guessed: size === undefined ? ["param", "size"] : ["param"] };
}
