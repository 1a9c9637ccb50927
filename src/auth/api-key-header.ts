import { isHeaderName } from "../http/headers.js";
import { settingFact, type ConfigKeys, type Setting } from "../model/setting.js";
import type { Auth, AuthContext, AuthKind } from "./types.js";
import { credential, definitionError } from "./value.js";

/**
 * A key in a header of the API's own: `X-Api-Key: <value>`.
 *
 * `value`: a template (`"{config.api_key}"`, `"Token {config.api_key}"`), or a function, which is called for every attempt and
 * once more after a 401. Throws `DEFINITION_INVALID` when `header` is no header's name.
 */
export function apiKeyHeader<Config, const Value extends string = never>(options: {
  readonly header: string;
  readonly value: Value | ((context: AuthContext<Config>) => string | Promise<string>);
}): Auth<Config, ConfigKeys<Value>>;
export function apiKeyHeader({
  header,
  value,
}: {
  readonly header: string;
  readonly value: Setting<AuthContext>;
}): AuthKind {
  if (!isHeaderName(header)) {
    throw definitionError(
      `auth.header is ${JSON.stringify(header)}, which is no header's name (letters, digits and dashes). Write it as the API's documentation does, for instance "X-Api-Key".`,
    );
  }
  return {
    facts: { type: "apiKey", header, value: settingFact(value) },
    headers: async (context) => ({ [header]: await credential(value, "auth.value", context) }),
    ...(typeof value === "function" ? { refresh: () => Promise.resolve() } : {}),
  };
}
