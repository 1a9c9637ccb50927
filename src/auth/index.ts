import type { AuthModel } from "../model/types.js";
import { apiKeyCookie } from "./api-key-cookie.js";
import { apiKeyHeader } from "./api-key-header.js";
import { apiKeyHeaders } from "./api-key-headers.js";
import { apiKeyQuery } from "./api-key-query.js";
import { basic } from "./basic.js";
import { bearer } from "./bearer.js";
import { choice } from "./choice.js";
import { jwt } from "./jwt.js";
import { noAuth } from "./no-auth.js";
import { oauthClientCredentials } from "./oauth-client-credentials.js";
import { oauthRefreshToken } from "./oauth-refresh-token.js";
import { sessionToken } from "./session-token.js";
import type { AuthKind } from "./types.js";

export { apiKeyCookie } from "./api-key-cookie.js";
export { apiKeyHeader } from "./api-key-header.js";
export { apiKeyHeaders } from "./api-key-headers.js";
export { apiKeyQuery } from "./api-key-query.js";
export { basic } from "./basic.js";
export { bearer } from "./bearer.js";
export { choice } from "./choice.js";
export { jwt } from "./jwt.js";
export { noAuth } from "./no-auth.js";
export { oauthClientCredentials } from "./oauth-client-credentials.js";
export { oauthRefreshToken } from "./oauth-refresh-token.js";
export { sessionToken } from "./session-token.js";
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
    case "apiKeyQuery":
      return apiKeyQuery({ param: facts.param, value: facts.value });
    case "apiKeyCookie":
      return apiKeyCookie({ cookie: facts.cookie, value: facts.value });
    case "basic":
      return basic(facts);
    case "headers":
      return apiKeyHeaders({ headers: facts.headers });
    case "oauthClientCredentials":
      return oauthClientCredentials(facts);
    case "oauthRefreshToken":
      return oauthRefreshToken(facts);
    case "choice": {
      const options = Object.entries(facts.options).map(([value, option]) => [value, authOf(option)] as const);
      return choice({ by: facts.by, options: Object.fromEntries(options) });
    }
    case "jwt":
      return jwt(facts);
    case "sessionToken":
      return sessionToken(facts);
  }
}
