import { pathKeys } from "../model/path.js";
import type { Path } from "../model/types.js";
import type { JsonObject } from "../protocol/messages.js";
import type { Parent, PathIn, Stream } from "./typed.js";
import type { ParentDefinition, StreamDefinition } from "./types.js";

/**
 * The stream is read once for each record of `parent`. `params`: path variable → where its value stands in the parent's record.
 * `add`: path variables whose value is added to each record, under that name. Default: none.
 */
export function each<
  Config extends JsonObject,
  Fields,
  const Params extends { readonly [variable: string]: PathIn<Fields> | readonly string[] },
>(
  parent: Stream<Config, Fields>,
  params: Params,
  options: { readonly add?: readonly (keyof Params & string)[] } = {},
): Parent<Config, keyof Params & string> {
  return parentDefinition(parent, params, options.add ?? []);
}

/** The definition behind `each`, without its types; also for a model that runs without code. */
export function parentDefinition(
  stream: StreamDefinition,
  params: { readonly [variable: string]: Path },
  add: readonly string[],
): ParentDefinition {
  const keys = Object.entries(params).map(([variable, path]) => [variable, pathKeys(path)] as const);
  return { facts: params, stream, params: Object.fromEntries(keys), add };
}
