import { rateProblem, readRates } from "../rate-text.js";
import type { Question } from "../types.js";

/** How often the API may be asked. What it says in the headers of its answers is kept without being declared. */
export const rateQuestions: readonly Question[] = [
  {
    key: "api.rateLimit",
    flag: "--rate-limit <rates>",
    help: "requests that the API allows: 7/second, 200/minute; with burst: 100/minute burst 10",
    message: "Most requests, such as 7/second, 200/minute (Enter: unknown)",
    kind: "input",
    validate: rateProblem,
    read: readRates,
    optional: true,
    quiet: true,
  },
  {
    key: "api.concurrency",
    flag: "--concurrency <number>",
    help: "requests at the same time, at most (10); halved while the API says that it is asked too often",
    message: "Requests at the same time, at most (Enter: 10)",
    kind: "input",
    validate: (text) =>
      /^([1-9]\d?|100)$/.test(text) || `${text} is no number of requests at the same time. Give 1 to 100.`,
    read: Number,
    optional: true,
    quiet: true,
  },
];
