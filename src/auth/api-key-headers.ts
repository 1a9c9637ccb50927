import { isHeaderName } from "../http/headers.js";
import { settingFact, type ConfigKeys, type Setting } from "../model/setting.js";
import type { Auth, AuthContext, AuthKind } from "./types.js";
import { credential, definitionError } from "./value.js";

/**
 * Several headers that together prove who asks: `X-Application-Key: …` and `X-Api-Key: …`.
 *
 * Each value is a template or a function, which is called for every attempt and once more after a 401. Throws `DEFINITION_INVALID`
 * when there is none, or one is no header's name.
 */
export function apiKeyHeaders<Config, const Value extends string = never>(options: {
  readonly headers: {
    readonly [name: string]: Value | ((context: AuthContext<Config>) => string | Promise<string>);
  };
}): Auth<Config, ConfigKeys<Value>>;
export function apiKeyHeaders({
  headers,
}: {
  readonly headers: { readonly [name: string]: Setting<AuthContext> };
}): AuthKind {
  const entries = Object.entries(headers);
  const wrong = entries.find(([name]) => !isHeaderName(name));
  if (entries.length === 0 || wrong !== undefined) {
    throw definitionError(
      `auth.headers ${wrong === undefined ? "names none" : `has ${JSON.stringify(wrong[0])}, which is no header's name (letters, digits and dashes)`}. Write them as the API's documentation does, for instance { "X-Api-Key": "{config.api_key}" }.`,
    );
  }
  const facts = entries.map(([name, value]) => [name, settingFact(value)] as const);
  return {
    facts: { type: "headers", headers: Object.fromEntries(facts) },
    async headers(context) {
      const made: { [name: string]: string } = {};
      for (const [name, value] of entries) made[name] = await credential(value, `auth.headers.${name}`, context);
      return made;
    },
    ...(entries.some(([, value]) => typeof value === "function") ? { refresh: () => Promise.resolve() } : {}),
  };
}
