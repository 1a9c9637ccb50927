import type { StreamDefinition } from "../define/types.js";
import type { JsonObject, RecordChange } from "../protocol/messages.js";
import { recordShaper } from "../records/index.js";
import type { ReadContext, Slice } from "./types.js";

/**
 * A function that makes of each record of a slice what the stream passes on; undefined: filter or transform dropped it. `tell` is called
 * for a record some of whose values became null, before it is returned.
 */
export function sliceShaper(
  stream: StreamDefinition,
  slice: Slice,
  { config }: Pick<ReadContext, "config">,
  tell: (changes: readonly RecordChange[]) => void = () => undefined,
): (record: JsonObject) => JsonObject | undefined {
  const { name, changes, filter, transform, schema, primaryKey, cursor } = stream;
  const keep = [...primaryKey, ...(cursor === undefined ? [] : [cursor.field])];
  return recordShaper({
    stream: name,
    changes,
    filter,
    transform,
    context: { config, params: slice.params },
    add: addedValues(stream, slice),
    ...(stream.coerce === true ? { coerce: { schema, keep, tell } } : {}),
  });
}

/** The path variables that enter a stream's records, with their values in a slice. */
function addedValues(
  { parent, partitions = {} }: StreamDefinition,
  { values }: Slice,
): { readonly [variable: string]: unknown } {
  const ofLists = Object.keys(partitions).filter((variable) => partitions[variable]?.add === true);
  return Object.fromEntries([...(parent?.add ?? []), ...ofLists].map((variable) => [variable, values[variable]]));
}
