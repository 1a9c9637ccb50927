import type { PageSizeModel } from "../model/types.js";
import type { PageRequest } from "./types.js";

/** Where the parameters of a page go: the query, or the JSON body of a POST, where their names are dotted paths. */
export type PagePlace = "query" | "body";

/** Parameters of a page and its size, put where they belong. In a query they are text, in a body they keep their type. */
export function placed(
  place: PagePlace | undefined,
  params: { readonly [param: string]: string | number },
  size?: PageSizeModel,
): Pick<PageRequest, "query" | "body"> {
  const all = { ...params, ...(size === undefined ? {} : { [size.param]: size.value }) };
  if (place === "body") return { query: {}, body: all };
  return { query: Object.fromEntries(Object.entries(all).map(([param, value]) => [param, String(value)])) };
}
