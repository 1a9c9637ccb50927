import { settingFact, type ConfigKeys, type Setting } from "../model/setting.js";
import type { Auth, AuthContext, AuthKind } from "./types.js";
import { credential, definitionError } from "./value.js";

/**
 * A key in the query of each request: `?api_key=<value>`. It is added to the URL when the request leaves, for the API's own host
 * only, so no log, error or next page's URL holds it. Prefer a header where the API takes one: proxies keep URLs in their logs.
 *
 * `value`: a template (`"{config.api_key}"`), or a function, which is called for every attempt and once more after a 401. Throws
 * `DEFINITION_INVALID` when `param` is empty.
 */
export function apiKeyQuery<Config, const Value extends string = never>(options: {
  readonly param: string;
  readonly value: Value | ((context: AuthContext<Config>) => string | Promise<string>);
}): Auth<Config, ConfigKeys<Value>>;
export function apiKeyQuery({
  param,
  value,
}: {
  readonly param: string;
  readonly value: Setting<AuthContext>;
}): AuthKind {
  if (param.trim() === "") {
    throw definitionError(
      `auth.param is ${JSON.stringify(param)}, which is no query parameter's name. Write it as the API's documentation does, for instance "api_key".`,
    );
  }
  return {
    facts: { type: "apiKeyQuery", param, value: settingFact(value) },
    headers: () => Promise.resolve({}),
    query: async (context) => ({ [param]: await credential(value, "auth.value", context, "query") }),
    ...(typeof value === "function" ? { refresh: () => Promise.resolve() } : {}),
  };
}
