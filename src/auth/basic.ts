import { controlFault } from "../http/headers.js";
import { settingFact, type ConfigKeys, type Setting } from "../model/setting.js";
import type { Auth, AuthContext, AuthKind } from "./types.js";
import { credentialText, unusable } from "./value.js";

/**
 * `Authorization: Basic <base64 of username:password>`, as UTF-8 (RFC 7617). Where the API takes a key in place of the name, that is
 * `username`, and there is no password; where it takes a token as password, the name may be `""`.
 *
 * Both are templates or functions, which are called for every attempt and once more after a 401. A password whose setting is not set
 * is empty. Throws `AUTH_SETTING_MISSING` and `AUTH_SETTING_INVALID` (config_error); neither prints a value.
 */
export function basic<Config, const Name extends string = never, const Password extends string = never>(options: {
  readonly username: Name | ((context: AuthContext<Config>) => string | Promise<string>);
  readonly password?: Password | ((context: AuthContext<Config>) => string | Promise<string>);
}): Auth<Config, ConfigKeys<Name> | ConfigKeys<Password>>;
export function basic({
  username,
  password = "",
}: {
  readonly username: Setting<AuthContext>;
  readonly password?: Setting<AuthContext>;
}): AuthKind {
  return {
    facts: {
      type: "basic",
      username: settingFact(username),
      ...(password === "" ? {} : { password: settingFact(password) }),
    },
    headers: async (context) => ({ authorization: await basicValue({ username, password }, "auth", context) }),
    ...(typeof username === "function" || typeof password === "function" ? { refresh: () => Promise.resolve() } : {}),
  };
}

/** `Basic …` of a name and a password, which are `<at>.username` and `<at>.password` in messages. */
export async function basicValue(
  { username, password = "" }: { readonly username: Setting<AuthContext>; readonly password?: Setting<AuthContext> },
  at: string,
  context: AuthContext,
): Promise<string> {
  const name = await part(username, "username", at, context);
  const word = await part(password, "password", at, context);
  return `Basic ${Buffer.from(`${name}:${word}`).toString("base64")}`;
}

/** Control characters are not allowed in either, and a colon would end the name (RFC 7617 §2). */
async function part(
  setting: Setting<AuthContext>,
  option: "username" | "password",
  at: string,
  context: AuthContext,
): Promise<string> {
  const isOptional = option === "password" || setting === "";
  const text = await credentialText(setting, `${at}.${option}`, context, { optional: isOptional });
  // What a function brings stands in no configuration that could be masked.
  if (typeof setting === "function") context.addSecret(text);
  const colon = option === "username" ? text.indexOf(":") : -1;
  const fault = controlFault(text) ?? (colon < 0 ? undefined : `a colon at character ${colon + 1}`);
  if (fault === undefined) return text;
  throw unusable(setting, `${at}.${option}`, fault, `the ${option} of Basic authentication`);
}
