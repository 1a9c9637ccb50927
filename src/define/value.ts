import type { Context } from "../auth/types.js";
import type { ConfigKeys, SettingName } from "../model/setting.js";

/** What no string is: the compiler's message shows the name. */
interface NoSetting<Name> {
  readonly "the specification has no setting": Name;
}

/** A template whose settings the specification has; any other is refused with the name of the setting that is missing. */
export type Checked<Text, Config> = [Exclude<ConfigKeys<Text>, SettingName<Config>>] extends [never]
  ? Text
  : NoSetting<Exclude<ConfigKeys<Text>, SettingName<Config>>>;

/** The same for each value of an object. */
export type CheckedValues<Values, Config> = { readonly [Name in keyof Values]: Checked<Values[Name], Config> };

/** A value of the author's: a template, or a function over the typed configuration. */
export type Value<Config, Plain = string> = Plain | ((context: Context<Config>) => Plain | Promise<Plain>);
