import { pathKeys } from "../../../model/path.js";
import type { PaginationModel, Path } from "../../../model/types.js";
import type { PageAnswer, PagedList } from "./types.js";

/** What a body says of the end of its list, where the model names it: flags, the number of pages, the number of records. */
export function endExtras(pagination: PaginationModel, list: PagedList, { to }: PageAnswer): PageAnswer["extras"] {
  if (pagination.type === "none") return [];
  const follows = to < list.records.length || list.repeated || list.empty;
  const pages = list.records.length === 0 ? 0 : list.pages.length;
  return [
    ...("more" in pagination ? extra(pagination.more, follows) : []),
    ...("last" in pagination ? extra(pagination.last, !follows) : []),
    ...("pages" in pagination ? extra(pagination.pages, pages) : []),
    ...("total" in pagination ? extra(pagination.total, list.records.length) : []),
  ];
}

function extra(path: Path | undefined, value: unknown): PageAnswer["extras"] {
  return path === undefined ? [] : [{ keys: pathKeys(path), value }];
}
