import type { AuthModel } from "../model/types.js";
import { apiKeyHeader } from "./api-key-header.js";
import { bearer } from "./bearer.js";
import { noAuth } from "./no-auth.js";
import type { AuthKind } from "./types.js";

export { apiKeyHeader } from "./api-key-header.js";
export { bearer } from "./bearer.js";
export { noAuth } from "./no-auth.js";
export type { Auth, AuthContext, AuthKind, Context } from "./types.js";

/** The auth that a model states, for sources that run without code. */
export function authOf(facts: AuthModel): AuthKind {
  switch (facts.type) {
    case "none":
      return noAuth();
    case "bearer":
      return bearer({ token: facts.token });
    case "apiKey":
      return apiKeyHeader({ header: facts.header, value: facts.value });
  }
}
