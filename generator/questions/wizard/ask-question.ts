import { problemOf, valueOf } from "../answers.js";
import type { Question } from "../types.js";
import type { Wizard } from "./wizard.js";

/** How one question differs from its usual form. */
export interface Asking {
  readonly message?: string;
  /** Preselected instead of the question's default, as text. */
  readonly preset?: string | undefined;
  /** It goes from the screen once it is answered. */
  readonly fleeting?: boolean;
  /** In grey behind the answer. */
  readonly note?: (text: string) => string | undefined;
}

/** Asks one question of the list and gives the value for the answers. */
export async function askQuestion<Context>(
  { prompter }: Wizard,
  question: Question<Context>,
  context: Context,
  { message = question.messageOf?.(context) ?? question.message, preset, fleeting = false, note }: Asking = {},
): Promise<unknown> {
  const usual = question.default?.(context);
  if (question.kind === "confirm") return prompter.confirm({ message, default: usual !== false });
  const text = preset ?? (typeof usual === "string" ? usual : undefined);
  const { choices } = question;
  if (choices !== undefined) {
    const fitting = choices.filter(({ value }) => problemOf(question, value, context) === true);
    const value = await prompter.select({
      message,
      options: fitting.map((choice) => ({ value: choice.value, label: choice.label, note: choice.example })),
      active: Math.max(
        0,
        fitting.findIndex((choice) => choice.value === text),
      ),
      fleeting,
    });
    return valueOf(question, value, context);
  }
  const answer = await prompter.text({
    message,
    default: text,
    validate: (typed) => problemOf(question, typed, context),
    note: (typed) => note?.(typed) ?? (typed === "" ? "none" : undefined),
    fleeting,
  });
  return valueOf(question, answer, context);
}
