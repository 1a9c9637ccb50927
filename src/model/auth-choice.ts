import { own } from "./json.js";
import { settingAt } from "./setting-path.js";
import type { AuthModel, SingleAuthModel } from "./types.js";

/** The auths that a model states: the one, or all that a user may choose from. */
export function singleAuths(auth: AuthModel): readonly SingleAuthModel[] {
  return auth.type === "choice" ? Object.values(auth.options) : [auth];
}

/** The auth that a configuration takes; undefined when it names none that there is. */
export function takenAuth(auth: AuthModel, config: { readonly [name: string]: unknown }): SingleAuthModel | undefined {
  if (auth.type !== "choice") return auth;
  const value = settingAt(config, auth.by);
  return typeof value === "string" ? own(auth.options, value) : undefined;
}
