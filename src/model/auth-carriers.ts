import { singleAuths } from "./auth-choice.js";
import type { AuthModel } from "./types.js";

/** Where the credentials of an auth stand in a request. */
export interface AuthCarriers {
  /** Lower-case names. */
  readonly headers: readonly string[];
  /** Names of query parameters. */
  readonly query: readonly string[];
}

/** What an auth sets in each request; nothing else may set it too. */
export function authCarriers(auth: AuthModel): AuthCarriers {
  switch (auth.type) {
    case "none":
      return { headers: [], query: [] };
    case "bearer":
      return { headers: ["authorization"], query: [] };
    case "apiKey":
      return { headers: [auth.header.toLowerCase()], query: [] };
    case "apiKeyQuery":
      return { headers: [], query: [auth.param] };
    case "apiKeyCookie":
      return { headers: ["cookie"], query: [] };
    case "basic":
      return { headers: ["authorization"], query: [] };
    case "headers":
      return { headers: Object.keys(auth.headers).map((name) => name.toLowerCase()), query: [] };
    case "oauthClientCredentials":
    case "oauthRefreshToken":
    case "jwt":
    case "sessionToken":
      return { headers: [(auth.header ?? "authorization").toLowerCase()], query: [] };
    case "choice": {
      const all = singleAuths(auth).map(authCarriers);
      return {
        headers: [...new Set(all.flatMap(({ headers }) => headers))],
        query: [...new Set(all.flatMap(({ query }) => query))],
      };
    }
  }
}
