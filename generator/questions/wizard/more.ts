import { answerAt, applies } from "../answers.js";
import { streamQuestions } from "../list.js";
import { askQuestion } from "./ask-question.js";
import { setAsked, streamContext } from "./stream-question.js";
import type { Wizard } from "./wizard.js";

/** Lets the user answer what is asked rarely of a stream: each question that the wizard passes over, and that applies. */
export async function askMore(wizard: Wizard, name: string): Promise<void> {
  const context = streamContext(wizard, name);
  const rare = streamQuestions.filter((question) => question.quiet === true && applies(question, context));
  const chosen = await wizard.prompter.select({
    message: "More",
    options: [
      ...rare.map((question) => ({
        value: question,
        label: question.key,
        note: noteOf(question.help, context.stream, question.key),
      })),
      { value: undefined, label: "back" },
    ],
    fleeting: true,
  });
  if (chosen === undefined) return;
  await setAsked(wizard, name, chosen.key, await askQuestion(wizard, chosen, context, { fleeting: true }));
}

/** What is said already, else what the question is about. */
function noteOf(help: string, stream: object, key: string): string {
  const value = answerAt(stream, key);
  return value === undefined ? help : `now ${JSON.stringify(value)}`;
}
