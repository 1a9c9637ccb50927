import { problemOf, valueOf } from "../answers.js";
import type { Choice, Question } from "../types.js";
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
  wizard: Wizard,
  question: Question<Context>,
  context: Context,
  { message = question.messageOf?.(context) ?? question.message, preset, fleeting = false, note }: Asking = {},
): Promise<unknown> {
  const { prompter } = wizard;
  const usual = question.default?.(context);
  if (question.kind === "confirm") return prompter.confirm({ message, default: usual !== false });
  const text = preset ?? (typeof usual === "string" ? usual : undefined);
  const { choices } = question;
  if (choices !== undefined) {
    const fitting = choices.filter(({ value }) => problemOf(question, value, context) === true);
    const value = await selectChoice(wizard, { message, choices: fitting, preset: text, fleeting });
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

/** The usual choices on one screen; those that are rare, unless one of them is preselected, behind its last line. */
export async function selectChoice(
  { prompter, terminal }: Wizard,
  options: {
    readonly message: string;
    readonly choices: readonly Choice[];
    readonly preset?: string | undefined;
    readonly fleeting?: boolean;
  },
): Promise<string> {
  const { message, choices, preset, fleeting = false } = options;
  const rare = choices.filter((choice) => choice.rare === true && choice.value !== preset);
  const select = (list: readonly Choice[], isFleeting: boolean) =>
    prompter.select({
      message,
      options: list.map(({ value, label, example }) => ({ value, label, note: example })),
      active: Math.max(
        0,
        list.findIndex(({ value }) => value === preset),
      ),
      fleeting: isFleeting,
    });
  if (rare.length === 0) return select(choices, fleeting);
  const other = { value: OTHER, label: "another way", example: rare.map(({ label }) => label).join(", ") };
  const first = await select([...choices.filter((choice) => !rare.includes(choice)), other], true);
  const chosen = first === OTHER ? await select(rare, true) : first;
  // Of the two screens one line stays.
  const { style } = terminal;
  const label = choices.find(({ value }) => value === chosen)?.label ?? chosen;
  if (!fleeting) terminal.say(`${style.tick} ${style.bold(message)} ${style.cyan(label)}`);
  return chosen;
}

const OTHER = "another";
