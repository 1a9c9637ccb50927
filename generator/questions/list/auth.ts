import type { AuthModel } from "@create-connector/cdk/model";
import { namesSecret, settingsOf } from "@create-connector/cdk/model";
import { mapProblem, readMap } from "../texts.js";
import type { Answers, Question } from "../types.js";
import { oauthQuestions } from "./oauth.js";
import { tokenQuestions } from "./tokens.js";

/** How requests prove who asks: the kind first, then what it needs. Kinds in the order in which APIs use them. */
export const authQuestions: readonly Question[] = [
  {
    key: "api.auth.type",
    flag: "--auth <kind>",
    help: "how requests prove who asks",
    message: "How does it authenticate?",
    kind: "select",
    choices: [
      { value: "bearer", label: "bearer token", example: "Authorization: Bearer …" },
      { value: "apiKey", label: "API key in a header", example: "X-Api-Key: … or Authorization: Token …" },
      { value: "basic", label: "user name and password", example: "Authorization: Basic …" },
      {
        value: "oauthRefreshToken",
        label: "OAuth 2 with a refresh token",
        example: "in the name of a user who agreed once",
      },
      { value: "oauthClientCredentials", label: "OAuth 2 for machines", example: "client ID and secret for a token" },
      { value: "choice", label: "as the user chooses", example: "an API key or OAuth, each user takes one" },
      { value: "apiKeyQuery", label: "API key in the query", example: "?api_key=…" },
      { value: "sessionToken", label: "session token", example: "POST /login, then the token that it gives" },
      { value: "headers", label: "several headers", example: "X-App-Id: … and X-Api-Key: …" },
      { value: "jwt", label: "signed token (JWT)", example: "a private key or secret signs it" },
      { value: "apiKeyCookie", label: "API key in a cookie", example: "Cookie: session=…" },
      { value: "none", label: "not at all", example: "open to everyone" },
    ],
    default: () => "bearer",
  },
  {
    key: "api.auth.header",
    flag: "--auth-header <name>",
    help: "header that carries the API key",
    message: "Which header carries the key?",
    kind: "input",
    default: () => "X-Api-Key",
    validate: headerProblem,
    when: isKind("apiKey"),
  },
  {
    key: "api.auth.param",
    flag: "--auth-param <name>",
    help: "query parameter that carries the API key",
    message: "Which query parameter carries the key?",
    kind: "input",
    default: () => "api_key",
    validate: paramProblem,
    when: isKind("apiKeyQuery"),
  },
  {
    key: "api.auth.cookie",
    flag: "--auth-cookie <name>",
    help: "cookie that carries the API key",
    message: "Which cookie carries the key?",
    kind: "input",
    default: () => "session",
    validate: headerProblem,
    when: isKind("apiKeyCookie"),
  },
  {
    key: "api.auth.headers",
    flag: "--auth-headers <words>",
    help: 'headers that together are the credentials: "X-App-Id={config.app_id} X-Api-Key={config.api_key}"',
    message: "Which headers, with which settings in them?",
    kind: "map",
    default: () => "X-App-Id={config.app_id} X-Api-Key={config.api_key}",
    validate: headersProblem,
    read: readMap,
    when: isKind("headers"),
  },
  {
    key: "api.auth.username",
    flag: "--auth-username <template>",
    help: "the user name: {config.username}; {config.api_key} where the key stands in its place, without a password",
    message: "The user name (or {config.api_key}, where the key stands in its place)",
    kind: "input",
    default: () => "{config.username}",
    when: isKind("basic"),
  },
  {
    key: "api.auth.password",
    flag: "--auth-password <template>",
    help: "the password, as the setting that holds it: {config.password}",
    message: "The password",
    kind: "input",
    default: ({ api }) => (namesSecret(api?.auth?.username ?? "") ? undefined : "{config.password}"),
    validate: (text, { api }) => namesSecret(api?.auth?.username ?? "") || secretProblem(text),
    when: isKind("basic"),
    quiet: true,
    optional: true,
  },
  {
    key: "api.auth.token",
    flag: "--auth-token <template>",
    help: "the bearer token, as the setting that holds it: {config.api_key}",
    message: "The bearer token",
    kind: "input",
    default: () => "{config.api_key}",
    validate: secretProblem,
    when: isKind("bearer"),
    quiet: true,
  },
  {
    key: "api.auth.value",
    flag: "--auth-value <template>",
    help: "what holds the key, with the setting in it: {config.api_key}, Token {config.api_key}",
    message: "What does it hold?",
    kind: "input",
    default: () => "{config.api_key}",
    validate: secretProblem,
    when: isKind("apiKey", "apiKeyQuery", "apiKeyCookie"),
    quiet: true,
  },
  ...oauthQuestions,
  ...tokenQuestions,
];

/** A `when`: is it one of these kinds? */
function isKind(...kinds: readonly AuthModel["type"][]): (answers: Answers) => boolean {
  return ({ api }) => kinds.some((kind) => kind === api?.auth?.type);
}

/** A secret typed here would end up in files that are committed. */
function secretProblem(text: string): true | string {
  if (settingsOf(text).length > 0) return true;
  return "No secret is kept in a project. Name the setting that will hold it instead: {config.api_key}.";
}

/** A field name of RFC 9110, 5.6.2; a cookie's name is one, too (RFC 6265, 4.1.1). */
function headerProblem(text: string): true | string {
  if (/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text)) return true;
  return `"${text}" is no header's name. Letters, digits and dashes make one: X-Api-Key.`;
}

function paramProblem(text: string): true | string {
  return (
    !/\s/.test(text) || `"${text}" has a space in it. Write the parameter as the API's documentation does: api_key.`
  );
}

function headersProblem(text: string): true | string {
  const problem = mapProblem(text);
  if (problem !== true) return problem;
  const headers = Object.entries(readMap(text));
  const wrong = headers.map(([name]) => headerProblem(name)).find((one) => one !== true);
  return wrong ?? secretProblem(headers.map(([, value]) => value).join(" "));
}
