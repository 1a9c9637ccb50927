import { own } from "../model/json.js";
import { settingAt } from "../model/setting-path.js";
import { ConnectorError } from "../protocol/error.js";
import type { Auth, AuthContext, AuthKind } from "./types.js";

/**
 * An auth that the connector's user chooses. `by`: the setting whose value tells which (`"credentials.auth_type"`, the constant of a
 * group with several forms); `options`: an auth for each value. Throws `CONFIG_INVALID` (config_error) for another value.
 */
export function choice<Config, const By extends string, Keys extends string>(options: {
  readonly by: By;
  readonly options: { readonly [value: string]: Auth<Config, Keys> };
}): Auth<Config, By | Keys>;
export function choice({
  by,
  options,
}: {
  readonly by: string;
  readonly options: { readonly [value: string]: AuthKind };
}): AuthKind {
  const taken = (config: AuthContext["config"]): AuthKind => {
    const value = settingAt(config, by);
    const auth = typeof value === "string" ? own(options, value) : undefined;
    if (auth !== undefined) return auth;
    throw new ConnectorError({
      code: "CONFIG_INVALID",
      failureType: "config_error",
      message: `The setting "${by}" must be one of ${Object.keys(options).join(", ")}: it says how the API is told who asks.`,
    });
  };
  const facts = Object.entries(options).map(([value, auth]) => [value, auth.facts] as const);
  return {
    facts: { type: "choice", by, options: Object.fromEntries(facts) },
    taken,
    headers: async (context) => taken(context.config).headers(context),
  };
}
