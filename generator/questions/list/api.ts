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
  ...authQuestions,
];
