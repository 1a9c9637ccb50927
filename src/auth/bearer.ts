import { settingFact, type ConfigKeys, type Setting } from "../model/setting.js";
import type { Auth, AuthContext, AuthKind } from "./types.js";
import { credential } from "./value.js";

/**
 * `Authorization: Bearer <token>` (RFC 6750 §2.1).
 *
 * `token`: a template (`"{config.api_key}"`), or a function, which is called for every attempt and once more after a 401.
 */
export function bearer<Config, const Token extends string = never>(options: {
  readonly token: Token | ((context: AuthContext<Config>) => string | Promise<string>);
}): Auth<Config, ConfigKeys<Token>>;
export function bearer({ token }: { readonly token: Setting<AuthContext> }): AuthKind {
  return {
    facts: { type: "bearer", token: settingFact(token) },
    headers: async (context) => ({ authorization: `Bearer ${await credential(token, "auth.token", context)}` }),
    // A function may bring a newer token when it is asked again; a setting stays what it is.
    ...(typeof token === "function" ? { refresh: () => Promise.resolve() } : {}),
  };
}
