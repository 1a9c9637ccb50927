import type { ConfigKeys } from "../model/setting.js";
import type { SettingName } from "../model/setting.js";
import type { PartitionModel } from "../model/types.js";
import type { JsonObject } from "../protocol/messages.js";
import type { ListDefinition, StreamDefinition } from "./types.js";

/** A list, and the settings that it needs. */
export interface List<Settings extends string> extends ListDefinition {
  readonly __settings?: Settings;
}

/** The settings that hold a list; of those in groups it is known when the connector starts. */
export type ListSetting<Config> =
  | {
      [Name in keyof Config & string]: NonNullable<Config[Name]> extends readonly unknown[] ? Name : never;
    }[keyof Config & string]
  | Extract<SettingName<Config>, `${string}.${string}`>;

/** The lists of a stream, by the variables that they fill. */
export interface Lists<Config> {
  readonly [variable: string]: List<ListSetting<Config>>;
}

/**
 * The values of a variable: constants, or the setting that holds a list (`"{config.regions}"`). The stream is read once for each
 * value, with several lists once for each choice of one value from each, and with a parent all of that for each of its records.
 * `add`: the value is added to each record, under the variable's name. Default: no.
 */
export function list<const Values extends readonly (string | number)[] | string>(
  values: Values,
  options: { readonly add?: boolean } = {},
): List<ConfigKeys<Values>> {
  return { values, add: options.add ?? false };
}

/** The lists of a model. */
export function listsOf(partitions: { readonly [variable: string]: PartitionModel }): {
  readonly [variable: string]: ListDefinition;
} {
  return Object.fromEntries(
    Object.entries(partitions).map(([variable, { values, add = false }]) => [variable, { values, add }]),
  );
}

/** Lists in the model's words. */
export function listFacts(lists: NonNullable<StreamDefinition["partitions"]>): JsonObject {
  return Object.fromEntries(
    Object.entries(lists).map(([variable, { values, add }]) => [variable, { values, ...(add ? { add } : {}) }]),
  );
}
