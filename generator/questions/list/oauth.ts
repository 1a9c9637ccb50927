import { settingsOf } from "@create-connector/cdk/model";
import { mapProblem, readMap } from "../texts.js";
import type { Answers, Question } from "../types.js";
import { readTemplateUrl } from "../urls.js";

/** What OAuth 2 needs to know. The settings for ID, secret and refresh token follow; only what differs between APIs is asked. */
export const oauthQuestions: readonly Question[] = [
  {
    key: "api.auth.tokenUrl",
    flag: "--auth-token-url <url>",
    help: "OAuth 2: the token endpoint, https",
    message: "Where does it give tokens? (the token endpoint)",
    kind: "input",
    validate: tokenUrlProblem,
    read: readTemplateUrl,
    when: isOAuth,
  },
  {
    key: "api.auth.scopes",
    flag: "--auth-scopes <list>",
    help: "OAuth 2: scopes to ask for, with spaces between them",
    message: "Scopes, with spaces between them (Enter: none)",
    kind: "input",
    validate: scopesProblem,
    read: readScopes,
    when: isOAuth,
    optional: true,
  },
  {
    key: "api.auth.rotates",
    flag: "--auth-rotates <yes-or-no>",
    help: "OAuth 2: does each answer bring a new refresh token, and the old one is dead?",
    message: "Does each answer bring a new refresh token?",
    kind: "select",
    choices: [
      { value: "yes", label: "yes", example: "the old one is dead from then on" },
      { value: "no", label: "no", example: "one is good for years" },
    ],
    default: () => "yes",
    read: (text) => text === "yes",
    when: isRefreshToken,
    quiet: true,
  },
  {
    key: "api.auth.clientAuth",
    flag: "--auth-client <place>",
    help: "OAuth 2: where the client's ID and secret stand",
    message: "Where do the client's ID and secret stand?",
    kind: "select",
    choices: [
      { value: "body", label: "in the form", example: "client_id=…&client_secret=…" },
      { value: "basic", label: "in a header", example: "Authorization: Basic …" },
    ],
    default: () => "body",
    when: isOAuth,
    quiet: true,
  },
  {
    key: "api.auth.extra",
    flag: "--auth-extra <words>",
    help: 'OAuth 2: further fields for the token endpoint: "audience=https://api.acme.com"',
    message: "Further fields for the token endpoint",
    kind: "map",
    validate: mapProblem,
    read: readMap,
    when: isOAuth,
    quiet: true,
    optional: true,
  },
  {
    key: "api.auth.authorization.url",
    flag: "--auth-authorize-url <url>",
    help: "OAuth 2: the page on which a user authorises the connector (Airbyte then offers it)",
    message: "The page on which a user authorises the connector",
    kind: "input",
    validate: (text) => httpsProblem(text, text),
    when: isRefreshToken,
    quiet: true,
    optional: true,
  },
  settingQuestion("clientId", "--auth-client-id <template>", "the client's ID", "client_id", isOAuth),
  settingQuestion("clientSecret", "--auth-client-secret <template>", "the client's secret", "client_secret", isOAuth),
  settingQuestion(
    "refreshToken",
    "--auth-refresh-token <template>",
    "the refresh token",
    "refresh_token",
    isRefreshToken,
  ),
];

/** A part of the credentials; which setting holds it. */
function settingQuestion(
  option: string,
  flag: string,
  name: string,
  setting: string,
  when: (answers: Answers) => boolean,
): Question {
  return {
    key: `api.auth.${option}`,
    flag,
    help: `OAuth 2: ${name}, as the setting that holds it: {config.${setting}}`,
    message: `OAuth 2: ${name}`,
    kind: "input",
    default: () => `{config.${setting}}`,
    validate: (text) => {
      if (settingsOf(text).length > 0) return true;
      return `No secret is kept in a project. Name the setting that will hold it instead: {config.${setting}}.`;
    },
    when: (answers) => when(answers) && isAlone(answers),
    quiet: true,
  };
}

function isOAuth(answers: Answers): boolean {
  return answers.api?.auth?.type === "oauthClientCredentials" || isRefreshToken(answers);
}

/** Users who choose have an API key or OAuth with a refresh token; unless an answers file says whole what they choose from. */
function isRefreshToken({ api }: Answers): boolean {
  const auth = api?.auth;
  return auth?.type === "oauthRefreshToken" || (auth?.type === "choice" && auth.options === undefined);
}

/** Of users who choose, the settings stand in a group that follows from the choice. */
function isAlone({ api }: Answers): boolean {
  return api?.auth?.type !== "choice";
}

/** `{host}` stands for a setting. */
function tokenUrlProblem(text: string): true | string {
  return /^\{[^{}]+\}/.test(text) ? true : httpsProblem(text, text.replace(/\{[^{}]*\}/g, "x"));
}

function httpsProblem(text: string, url: string): true | string {
  const parsed = URL.canParse(url) && !/\s/.test(url) ? new URL(url) : undefined;
  if (parsed?.protocol === "https:" || parsed?.hostname === "127.0.0.1" || parsed?.hostname === "localhost")
    return true;
  return `${text} is no https URL: credentials are sent there. Write it as the API's documentation does: https://login.acme.com/oauth/token.`;
}

/** RFC 6749 §3.3: printable ASCII without quotes and backslashes. */
export function scopesProblem(text: string): true | string {
  const wrong = readScopes(text).find((scope) => !/^[\x21\x23-\x5B\x5D-\x7E]+$/.test(scope));
  return wrong === undefined || `${wrong} is no scope. Scopes have spaces between them: read:orders offline_access.`;
}

export function readScopes(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((scope) => scope !== ""))];
}
