import { authTemplates } from "../model/auth-options.js";
import { isObject, own } from "../model/json.js";
import { settingsOf } from "../model/template.js";
import type { Failure } from "./errors.js";

/** What the API did not accept, by kind of auth; `facts` are the auth's, in the model's words. */
const refused: { readonly [kind: string]: (facts: Facts) => string } = {
  bearer: () => "the bearer token",
  apiKey: ({ header }) => `the key in the header ${String(header)}`,
  apiKeyQuery: ({ param }) => `the key in the query parameter ${String(param)}`,
  apiKeyCookie: ({ cookie }) => `the key in the cookie ${String(cookie)}`,
  basic: ({ password }) => (password === undefined ? "the key (HTTP Basic)" : "user name and password (HTTP Basic)"),
  jwt: () => "the signed token (JWT)",
  sessionToken: () => "the token of the login",
  oauthClientCredentials: () => "the access token",
  oauthRefreshToken: () => "the access token",
  headers: ({ headers }) => `the headers ${isObject(headers) ? Object.keys(headers).join(", ") : ""}`.trimEnd(),
};

type Facts = { readonly [fact: string]: unknown };

/** A 401 with what it means for this kind of auth, and which settings to look at; another failure as it is. */
export function withAuthAdvice(failure: Failure, facts: Facts = {}): Failure {
  return failure.code === "HTTP_UNAUTHORIZED" ? { ...failure, advice: authAdvice(facts) } : failure;
}

function authAdvice(facts: Facts): string {
  const kind = String(facts["type"]);
  if (kind === "none") {
    return "The API wants to know who asks, but the connector sends no credentials (auth none). Say how it authenticates.";
  }
  const what = own(refused, kind)?.(facts) ?? "the credentials";
  const settings = [...new Set(authTemplates(facts).flatMap(({ template }) => settingsOf(template)))];
  const where =
    settings.length === 0 ? "them" : `the setting${settings.length === 1 ? "" : "s"} ${settings.join(", ")}`;
  return `The API does not accept ${what}. Check ${where}: complete, not expired, and meant for this account.`;
}
