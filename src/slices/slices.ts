import type { ParentDefinition, StreamDefinition } from "../define/types.js";
import { ConnectorError } from "../protocol/error.js";
import { scalarText } from "../protocol/exact.js";
import type { JsonObject } from "../protocol/messages.js";
import { fieldReader } from "../records/index.js";
import { askedBy, readPages } from "./pages.js";
import { listChoices, withChoice } from "./lists.js";
import { partitionOf, sliceKey } from "./partition.js";
import { sliceShaper } from "./shaper.js";
import type { ReadContext, Slice } from "./types.js";

/** So many slices are remembered, to leave out one that comes twice. */
const remembered = 50_000;

/** The one slice of a stream without a parent and without lists. */
export const wholeStream: Slice = { key: "", params: {}, values: {} };

/**
 * The slices of a stream, one at a time: itself, or one for each record of its parent, whose pages are read as they are needed and
 * not collected; with lists, all choices of their values for each of these. The parent is read as a first full read would: from its
 * start, all slices of its own. A parent's record that comes again, or whose value is null, makes no slice.
 * @throws ConnectorError CONFIG_INVALID (config_error) when the setting that holds a list is not set.
 */
export async function* slicesOf(
  stream: StreamDefinition,
  context: ReadContext,
): AsyncGenerator<Slice, void, undefined> {
  const { parent } = stream;
  const choices = listChoices(stream, context);
  if (parent === undefined) {
    for (const choice of choices) yield withChoice(wholeStream, choice);
    return;
  }
  if (choices.length === 0) return;
  const seen = new Set<string>();
  let unusable = 0;
  for await (const parentSlice of slicesOf(parent.stream, context)) {
    for await (const record of parentRecords(parent.stream, parentSlice, context)) {
      const slice = sliceFrom(record, parent, stream, partitionOf(parentSlice));
      if (slice === undefined) unusable += 1;
      if (slice === undefined || seen.has(slice.key)) continue;
      if (seen.size < remembered) seen.add(slice.key);
      for (const choice of choices) yield withChoice(slice, choice);
    }
  }
  if (unusable > 0) {
    const count = `${unusable} records of its parent "${parent.stream.name}"`;
    context.log(
      "WARN",
      `Stream "${stream.name}": ${count} have null where the request needs a value; nothing was read for them.`,
    );
  }
}

/** A parent's records as its own stream passes them on. */
async function* parentRecords(
  stream: StreamDefinition,
  slice: Slice,
  context: ReadContext,
): AsyncGenerator<JsonObject, void, undefined> {
  const { name, cursor: kind, primaryKey } = stream;
  const run = { stream: name, config: context.config, primaryKey, now: () => context.now(), log: () => undefined };
  const cursor = (await kind?.open(run))?.slice(undefined);
  const shape = sliceShaper(stream, slice, context);
  // Its pages are held while its children are read: they must not wait for one another.
  const withoutLimit: ReadContext = { ...context, memory: undefined };
  do {
    for await (const { page, requestedAt } of readPages(stream, withoutLimit, slice, askedBy(cursor))) {
      cursor?.page(requestedAt, page);
      for (let index = 0; index < page.count; index += 1) {
        const record = shape(page.record(index));
        if (record !== undefined && cursor?.observe(record) !== false) yield record;
      }
      if (cursor?.enough() === true) break;
    }
  } while (cursor?.advance() === true);
}

/** Undefined when a value is null: there is nothing to ask for. */
function sliceFrom(
  record: JsonObject,
  parent: ParentDefinition,
  stream: StreamDefinition,
  parentPartition: JsonObject,
): Slice | undefined {
  const values: { [variable: string]: unknown } = {};
  const params: { [variable: string]: string } = {};
  for (const [variable, keys] of Object.entries(parent.params)) {
    const value = fieldReader(keys)(record);
    if (value === null) return undefined;
    values[variable] = value;
    params[variable] = pathText(value, variable, keys, parent, stream);
  }
  const slice = { params, values, parent: parentPartition };
  return { ...slice, key: sliceKey({ ...slice, key: "" }) };
}

function pathText(
  value: unknown,
  variable: string,
  keys: readonly string[],
  parent: ParentDefinition,
  stream: StreamDefinition,
): string {
  const text = scalarText(value) ?? "";
  // "." and ".." would be taken out of the URL, encoded or not.
  if (text !== "" && text !== "." && text !== "..") return text;
  throw new ConnectorError({
    code: "PARENT_VALUE",
    failureType: "system_error",
    message: `Stream "${stream.name}": a record of its parent "${parent.stream.name}" has ${value === undefined ? "nothing" : JSON.stringify(value)} at "${keys.join(".")}", but {${variable}} needs a text or a number. Correct the parent's params.`,
  });
}
