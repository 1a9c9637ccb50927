import { settingsOf } from "@create-connector/cdk/model";
import type { Question } from "../types.js";
import { baseUrlProblem, readBaseUrl } from "../urls.js";

/** What all streams share: where the API is and how it knows who asks. */
export const apiQuestions: readonly Question[] = [
  {
    key: "api.baseUrl",
    flag: "--base-url <url>",
    help: "where the API's paths start; {config.host} where a setting goes in",
    message: "Base URL of the API",
    kind: "input",
    validate: baseUrlProblem,
    read: readBaseUrl,
  },
  {
    key: "api.auth.type",
    flag: "--auth <kind>",
    help: "how requests prove who asks",
    message: "How does it authenticate?",
    kind: "select",
    choices: [
      { value: "bearer", label: "bearer token", example: "Authorization: Bearer …" },
      { value: "apiKey", label: "API key in a header", example: "X-Api-Key: …" },
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
    when: ({ api }) => api?.auth?.type === "apiKey",
  },
  {
    key: "api.auth.token",
    flag: "--auth-token <template>",
    help: "the bearer token, as the setting that holds it: {config.api_key}",
    message: "The bearer token",
    kind: "input",
    default: () => "{config.api_key}",
    validate: secretProblem,
    when: ({ api }) => api?.auth?.type === "bearer",
    quiet: true,
  },
  {
    key: "api.auth.value",
    flag: "--auth-value <template>",
    help: "what the header holds, with the setting in it: {config.api_key}, Token {config.api_key}",
    message: "What does the header hold?",
    kind: "input",
    default: () => "{config.api_key}",
    validate: secretProblem,
    when: ({ api }) => api?.auth?.type === "apiKey",
    quiet: true,
  },
];

/** A secret typed here would end up in files that are committed. */
function secretProblem(text: string): true | string {
  if (settingsOf(text).length > 0) return true;
  return "No secret is kept in a project. Name the setting that will hold it instead: {config.api_key}.";
}

/** A field name of RFC 9110, 5.6.2. */
function headerProblem(text: string): true | string {
  if (/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text)) return true;
  return `"${text}" is no header's name. Letters, digits and dashes make one: X-Api-Key.`;
}
