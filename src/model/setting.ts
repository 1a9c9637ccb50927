import type { JsonObject } from "../protocol/messages.js";
import { fillTemplate } from "./template.js";

/** What a function of the author's is given. `params`: the variables of the slice; for a request `start` and `end` too. */
export interface Context<Config = JsonObject> {
  readonly config: Config;
  readonly params: { readonly [variable: string]: string };
}

/**
 * A value that may vary per user of the connector: a template (`"{config.api_key}"`), or a function of the author's.
 * Declared as a method so that a function over the typed configuration can be kept without its type.
 */
export type Setting<Context, Value = string> = Value | { at(context: Context): Value | Promise<Value> }["at"];

/** How a setting reads in the model's words: itself, or `"in code"` for a function. */
export function settingFact(setting: unknown): unknown {
  return typeof setting === "function" ? "in code" : setting;
}

/** Settings by name in the model's words. */
export function settingFacts(settings: { readonly [name: string]: unknown }): JsonObject {
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, settingFact(setting)]));
}

/** The value of a setting for one configuration, and for the variables in `params`. */
export async function settingValue<
  Context extends {
    readonly config: { readonly [name: string]: unknown };
    readonly params?: { readonly [variable: string]: unknown };
  },
  Value,
>(setting: Setting<Context, Value>, context: Context): Promise<Value | string> {
  if (isFunction(setting)) return setting(context);
  return typeof setting === "string"
    ? fillTemplate(setting, { config: context.config, variables: context.params ?? {} })
    : setting;
}

function isFunction<Context, Value>(
  setting: Setting<Context, Value>,
): setting is (context: Context) => Value | Promise<Value> {
  return typeof setting === "function";
}

/** The settings that a template names: `"{config.a}/{config.b.c}"` → `"a" | "b.c"`; a function names none. */
export type ConfigKeys<T> = T extends `${string}{config.${infer Key}}${infer Rest}` ? Key | ConfigKeys<Rest> : never;

/** The settings that all templates in a value name, however deep they stand. */
export type KeysIn<T> = T extends string
  ? ConfigKeys<T>
  : T extends (...given: never) => unknown
    ? never
    : T extends readonly (infer Item)[]
      ? KeysIn<Item>
      : T extends object
        ? { [Name in keyof T]: KeysIn<T[Name]> }[keyof T]
        : never;

/** The names of a configuration's settings: `"region"`; in groups and in each of several forms of a group: `"credentials.api_key"`. */
export type SettingName<Config> = Config extends object
  ? { [Name in keyof Config & string]-?: Name | `${Name}.${InnerName<NonNullable<Config[Name]>>}` }[keyof Config &
      string]
  : never;

/** Lists and functions are no groups. */
type InnerName<Value> = Value extends readonly unknown[] | ((...given: never) => unknown)
  ? never
  : Value extends object
    ? SettingName<Value>
    : never;
