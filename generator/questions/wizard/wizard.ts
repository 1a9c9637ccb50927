import type { InferHints, Inference, Sample } from "../../infer/types.js";
import type { Prompter, Terminal } from "../../terminal.js";
import { answerAt, withAnswer } from "../answers.js";
import type { Answers, StreamAnswers } from "../types.js";

/** What the wizard uses and does not know: handed in, so that tests need no disk. */
export interface WizardTools {
  /** A pasted or read text as a sample; throws a `UserError` that says what is wrong with it. */
  parseSample(text: string, source?: string): Sample;
  /** What a sample says; throws a `UserError` when it holds no records. */
  infer(sample: Sample, hints: InferHints): Inference;
  readFile(path: string): Promise<string>;
  /** By stream: samples that flags or an answers file gave; they are not asked for. */
  readonly samples?: { readonly [stream: string]: Sample };
  /** Called with all answers after each one: the draft. */
  onAnswer?(answers: Answers): unknown;
}

/** The wizard while it runs: who is asked, and what was answered so far. */
export interface Wizard {
  readonly terminal: Terminal;
  readonly prompter: Prompter;
  readonly tools: WizardTools;
  readonly answers: () => Answers;
  readonly stream: (name: string) => StreamAnswers;
  /** Takes an answer; `undefined` takes it back. */
  readonly set: (key: string | readonly string[], value: unknown) => Promise<void>;
}

/** A wizard that begins with some answers. */
export function createWizard(terminal: Terminal, prompter: Prompter, tools: WizardTools, given: Answers): Wizard {
  let answers = given;
  return {
    terminal,
    prompter,
    tools,
    answers: () => answers,
    stream: (name) => answers.streams?.[name] ?? {},
    set: async (key, value) => {
      if (value === undefined && answerAt(answers, key) === undefined) return;
      answers = withAnswer(answers, key, value);
      await tools.onAnswer?.(answers);
    },
  };
}
