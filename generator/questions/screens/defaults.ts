import { questionAt, questions } from "../list.js";
import { answerAt } from "../answers.js";
import { rateText } from "../rate-text.js";
import type { Answers } from "../types.js";

/** The keys of the questions that stand in the line of defaults, in its order. */
export const DEFAULTS = [
  "project.packageManager",
  "project.ci",
  "project.license",
  "api.rateLimit",
  "run.git",
  "run.install",
] as const;

/** What will be taken without being asked, in one line: `npm · GitHub Actions · MIT · no rate limit · git · install now`. */
export function defaultsLine(answers: Answers): string {
  return DEFAULTS.map((key) => defaultText(answers, key)).join(" · ");
}

/** One of them as words: `GitHub Actions`, `no git`. */
export function defaultText(answers: Answers, key: string): string {
  const question = questionAt(questions, key);
  const value = answerAt(answers, key) ?? question.default?.(answers);
  if (key === "api.rateLimit") return rateText(answers.api?.rateLimit) || "no rate limit";
  if (key === "run.git") return value === false ? "no git" : "git";
  if (key === "run.install") return value === false ? "install later" : "install now";
  return question.choices?.find((choice) => choice.value === value)?.label ?? "";
}
