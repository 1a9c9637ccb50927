import { settingAt } from "./setting-path.js";
import { settingsOf } from "./template.js";
import type { PartitionModel } from "./stream-types.js";

/** The setting that a list of values is read from; undefined for constants. */
export function listSetting(values: PartitionModel["values"]): string | undefined {
  return typeof values === "string" ? (settingsOf(values)[0] ?? "") : undefined;
}

/**
 * The values of a list for one configuration, each once; undefined when its setting is not set. A setting with one value is a list of
 * one; what is neither a text nor a number is passed over.
 */
export function listValues(
  values: PartitionModel["values"],
  config: { readonly [name: string]: unknown },
): readonly (string | number)[] | undefined {
  const setting = listSetting(values);
  const found: unknown = setting === undefined ? values : settingAt(config, setting);
  if (found === undefined || found === null || found === "") return undefined;
  const list: readonly unknown[] = Array.isArray(found) ? found : [found];
  const usable = list.filter(
    (value): value is string | number => typeof value === "string" || typeof value === "number",
  );
  return [...new Set(usable)];
}

/** All choices of one value from each list, by the lists' names; the last list varies first. One empty choice without lists. */
export function choicesOf(lists: {
  readonly [name: string]: readonly (string | number)[];
}): { readonly [name: string]: string | number }[] {
  return Object.entries(lists).reduce<{ readonly [name: string]: string | number }[]>(
    (choices, [name, values]) => choices.flatMap((choice) => values.map((value) => ({ ...choice, [name]: value }))),
    [{}],
  );
}
