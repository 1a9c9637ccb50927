import type { StreamDefinition } from "../define/types.js";
import { choicesOf, listSetting, listValues } from "../model/partitions.js";
import { ConnectorError } from "../protocol/error.js";
import { sliceKey } from "./partition.js";
import type { ReadContext, Slice } from "./types.js";

/** One value of each list of a stream, by the lists' variables. */
export type Choice = { readonly [variable: string]: string | number };

/**
 * All choices of one value from each list of a stream; one empty choice without lists. A list of the configuration that is empty
 * leaves nothing to read, which is said.
 * @throws ConnectorError CONFIG_INVALID (config_error) when the setting that holds a list is not set, or holds what no request can.
 */
export function listChoices({ name, partitions = {} }: StreamDefinition, context: ReadContext): Choice[] {
  const lists = Object.entries(partitions).map(([variable, { values }]) => {
    const setting = listSetting(values);
    const found = listValues(values, context.config);
    if (found === undefined) throw unset(name, variable, setting ?? "");
    const wrong = found.find((value) => ["", ".", ".."].includes(String(value)));
    if (wrong !== undefined) throw unusable(name, variable, wrong, setting);
    if (found.length === 0) {
      context.log("WARN", `Stream "${name}": the list "${setting ?? variable}" is empty, so nothing is read.`);
    }
    return [variable, found] as const;
  });
  return choicesOf(Object.fromEntries(lists));
}

/** A slice, narrowed to a choice. */
export function withChoice(slice: Slice, choice: Choice): Slice {
  const entries = Object.entries(choice);
  if (entries.length === 0) return slice;
  const narrowed = {
    ...slice,
    params: { ...slice.params, ...Object.fromEntries(entries.map(([name, value]) => [name, String(value)])) },
    values: { ...slice.values, ...choice },
  };
  return { ...narrowed, key: sliceKey(narrowed) };
}

function unset(stream: string, variable: string, setting: string): ConnectorError {
  return new ConnectorError({
    code: "CONFIG_INVALID",
    failureType: "config_error",
    message: `Stream "${stream}": the setting "${setting}" is not set, but it is the list of {${variable}}. Set "${setting}" in the configuration.`,
  });
}

function unusable(stream: string, variable: string, value: unknown, setting: string | undefined): ConnectorError {
  const where = setting === undefined ? "the list" : `the setting "${setting}"`;
  return new ConnectorError({
    code: "CONFIG_INVALID",
    failureType: "config_error",
    message: `Stream "${stream}": ${where} of {${variable}} has the value ${JSON.stringify(value)}, which no request can hold. Take it out.`,
  });
}
