import { answerAt, applies, valueOf, withAnswer } from "../questions/answers.js";
import { questions } from "../questions/list.js";
import type { Answers } from "../questions/types.js";

/**
 * Left open for the model: what a sample may show better than a default, what is derived from other answers, and what means the same
 * when it is absent.
 */
const leftOpen = /^(title|name|run\.target|api\.pagination\.(type|start|stop|rel|in|variable))$/;

/** The answers with the default of every question that nobody answered, and the flags that would have changed them. */
export function withDefaults(given: Answers): { readonly answers: Answers; readonly taken: readonly string[] } {
  let answers = given;
  const taken: string[] = [];
  for (const question of questions) {
    const { key, flag } = question;
    if (leftOpen.test(key)) continue;
    if (answerAt(answers, key) !== undefined || !applies(question, answers)) continue;
    const usual = question.default?.(answers);
    if (usual === undefined) continue;
    answers = withAnswer(answers, key, typeof usual === "string" ? valueOf(question, usual, answers) : usual);
    if (typeof usual === "string") taken.push(`${flag.split(" ")[0] ?? ""} ${usual}`);
  }
  return { answers, taken };
}
