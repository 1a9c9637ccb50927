import { isHeaderName } from "../http/headers.js";
import { settingFact, type ConfigKeys, type Setting } from "../model/setting.js";
import type { Auth, AuthContext, AuthKind } from "./types.js";
import { credential, definitionError } from "./value.js";

/**
 * A key in a cookie: `Cookie: <cookie>=<value>` (RFC 6265 §4.2). It is the only cookie that is sent.
 *
 * `value`: a template (`"{config.api_key}"`), or a function, which is called for every attempt and once more after a 401. Throws
 * `DEFINITION_INVALID` when `cookie` is no cookie's name.
 */
export function apiKeyCookie<Config, const Value extends string = never>(options: {
  readonly cookie: string;
  readonly value: Value | ((context: AuthContext<Config>) => string | Promise<string>);
}): Auth<Config, ConfigKeys<Value>>;
export function apiKeyCookie({
  cookie,
  value,
}: {
  readonly cookie: string;
  readonly value: Setting<AuthContext>;
}): AuthKind {
  // Both are tokens of RFC 9110.
  if (!isHeaderName(cookie)) {
    throw definitionError(
      `auth.cookie is ${JSON.stringify(cookie)}, which is no cookie's name (letters, digits, dashes and underscores). Write it as the API's documentation does, for instance "session".`,
    );
  }
  return {
    facts: { type: "apiKeyCookie", cookie, value: settingFact(value) },
    async headers(context) {
      const key = await credential(value, "auth.value", context, "cookie");
      context.addSecret(key);
      return { cookie: `${cookie}=${key}` };
    },
    ...(typeof value === "function" ? { refresh: () => Promise.resolve() } : {}),
  };
}
