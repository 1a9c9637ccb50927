import { said } from "../model/json.js";
import type { PageSizeModel } from "../model/types.js";
import type { JsonObject } from "../protocol/messages.js";

/** The query parameter that asks for the size of a page. */
export function sizeQuery(size: PageSizeModel | undefined): { [param: string]: string } {
  return size === undefined ? {} : { [size.param]: String(size.value) };
}

/** Facts of a paginator: what was given, without `size.max`, which only the mock API knows. */
export function paginationFacts(facts: {
  readonly type: string;
  readonly size?: { readonly param?: string; readonly value: number } | undefined;
}): JsonObject {
  const { size, ...others } = facts;
  return said({ ...others, size: size === undefined ? undefined : said({ param: size.param, value: size.value }) });
}
