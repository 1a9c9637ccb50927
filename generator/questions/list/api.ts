import type { Question } from "../types.js";
import { baseUrlProblem, readBaseUrl } from "../urls.js";
import { authQuestions } from "./auth.js";

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
    key: "api.style",
    flag: "--style <style>",
    help: "rest, or graphql: then every stream posts a query of its own to the base URL",
    message: "What kind of API is it?",
    kind: "select",
    choices: [
      { value: "rest", label: "REST", example: "a path for each stream" },
      { value: "graphql", label: "GraphQL", example: "a query for each stream" },
    ],
    default: ({ api }) => (/graphql/i.test(api?.baseUrl ?? "") ? "graphql" : undefined),
    quiet: true,
  },
  ...authQuestions,
];
