import { answerAt } from "../answers.js";
import { questionAt, streamQuestions } from "../list.js";
import type { StreamContext } from "../types.js";
import { type Asking, askQuestion } from "./ask-question.js";
import type { Wizard } from "./wizard.js";

/** Asks a question of a stream, unless it is answered; what was said is marked as such. */
export async function askStreamQuestion(wizard: Wizard, name: string, key: string, asking: Asking = {}): Promise<void> {
  if (answerAt(wizard.stream(name), key) !== undefined) return;
  const question = questionAt(streamQuestions, key);
  const value = await askQuestion(wizard, question, streamContext(wizard, name), asking);
  await setAsked(wizard, name, key, value);
}

/** Takes what the user said of a stream; `undefined` is an answer too. */
export async function setAsked(wizard: Wizard, name: string, key: string, value: unknown): Promise<void> {
  await wizard.set(["streams", name, "sources", key], { from: "asked" });
  await wizard.set(["streams", name, ...key.split(".")], value);
}

/** What the functions of a stream's question look at. */
export function streamContext(wizard: Wizard, name: string): StreamContext {
  return { answers: wizard.answers(), name, stream: wizard.stream(name) };
}
