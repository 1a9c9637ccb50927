import inquirer from "inquirer";
import { Cancelled } from "../errors.js";
import { defaultHint, splitHint } from "./hint.js";
import type { Prompter, SampleQuestion, SelectQuestion, TerminalIo, TextQuestion } from "./io.js";
import { optionLines } from "./options.js";
import { readingPastes } from "./paste.js";
import { samplePrompt } from "./sample-prompt.js";
import type { Style } from "./style.js";
import { fit, widthOf, wrap } from "./text.js";

/** An answer is repeated up to this width, so that a collapsed question stays on its line. */
const ANSWER_WIDTH = 36;

type Ask = (question: {
  readonly type: string;
  readonly message: string;
  readonly [option: string]: unknown;
}) => Promise<unknown>;

/** Prompts on a terminal that can move its cursor, by Inquirer. */
export function createKeyPrompter(io: TerminalIo, style: Style): Prompter {
  const ask = asking(io, false);
  const askFleeting = asking(io, true);
  const theme = themeOf(style);
  return {
    async text(question) {
      const answer = question.fleeting === true ? askFleeting : ask;
      return textOf(
        await answer({
          type: "input",
          ...inputOptions(question, style, columnsOf(io)),
        }),
      );
    },
    async select(question) {
      const choose = question.fleeting === true ? askFleeting : ask;
      const index = await choose({
        type: "select",
        message: question.message,
        ...selectOptions(question, style, columnsOf(io)),
      });
      return optionAt(question, index);
    },
    async confirm({ message, default: preset }) {
      return (await ask({ type: "confirm", message, default: preset, theme })) === true;
    },
    async sample(question: SampleQuestion) {
      const reader = readingPastes(io);
      try {
        const askSample = asking({ input: reader.keys, output: io.output }, false);
        return textOf(await askSample({ type: "sample", message: question.message, question, reader, style, theme }));
      } finally {
        reader.close();
      }
    },
  };
}

/** A way to ask. Ctrl-C, Ctrl-D and the end of the input reject: then nobody will answer any more. */
function asking(io: Pick<TerminalIo, "input" | "output">, clearPromptOnDone: boolean): Ask {
  const { input, output } = io;
  return async (question) => {
    if ("readableEnded" in input && input.readableEnded === true) throw new Cancelled();
    const controller = new AbortController();
    const leave = (): void => {
      controller.abort();
    };
    const key = (_: unknown, pressed: { readonly ctrl?: boolean; readonly name?: string } | undefined): void => {
      if (pressed?.ctrl === true && pressed.name === "d") leave();
    };
    input.once("end", leave);
    input.on("keypress", key);
    const prompt = inquirer.createPromptModule({ input, output, signal: controller.signal, clearPromptOnDone });
    prompt.registerPrompt("sample", samplePrompt);
    try {
      const answers: { readonly answer?: unknown } = await prompt([{ ...question, name: "answer" }]);
      return answers.answer;
    } catch (error) {
      throw isLeaving(error) ? new Cancelled() : error;
    } finally {
      input.removeListener("end", leave);
      input.removeListener("keypress", key);
    }
  };
}

function isLeaving(error: unknown): boolean {
  return error instanceof Error && (error.name === "ExitPromptError" || error.name === "AbortPromptError");
}

function columnsOf({ output }: TerminalIo): number {
  return Math.min(120, output.columns ?? 80);
}

function inputOptions(
  question: TextQuestion,
  style: Style,
  columns: number,
): { readonly message: string; readonly [option: string]: unknown } {
  const theme = themeOf(style);
  const { message, hint } = splitHint(question.message);
  const hasDefault = question.default !== undefined && question.default !== "";
  const defaultAnswer = (text: string) => style.grey(defaultHint(hint, text));
  return {
    message: hasDefault ? message : question.message,
    theme: { ...theme, style: { ...theme.style, defaultAnswer } },
    default: question.default,
    validate: (text: string) => {
      const problem = question.validate?.(text) ?? true;
      return problem === true || wrap(problem, 74).join("\n  ");
    },
    transformer: (text: string, { isFinal }: { isFinal: boolean }) => {
      const note = isFinal ? question.note?.(text) : undefined;
      const shown = isFinal && text !== "" ? style.cyan(fit(text, ANSWER_WIDTH)) : text;
      if (note === undefined) return shown;
      const room = columns - widthOf(`? ${message} ${shown}  `) - 1;
      return [shown, style.grey(fit(note, Math.max(8, room)))].filter((part) => part !== "").join("  ");
    },
  };
}

function selectOptions<Value>(
  question: SelectQuestion<Value>,
  style: Style,
  columns: number,
): { readonly [option: string]: unknown } {
  const { options, above = [], active = 0 } = question;
  const lines = optionLines(options, columns - 4, style);
  const theme = themeOf(style);
  return {
    choices: options.map(({ label, short }, index) => ({ value: index, name: lines[index], short: short ?? label })),
    default: active,
    loop: false,
    pageSize: 16,
    theme: {
      ...theme,
      style: {
        ...theme.style,
        message: (text: string, status: string) =>
          [messageText(text, status, style), ...(status === "done" ? [] : above)].join("\n"),
      },
    },
  };
}

function optionAt<Value>({ options }: SelectQuestion<Value>, index: unknown): Value {
  const option = typeof index === "number" ? options[index] : undefined;
  if (option === undefined) throw new Error(`The list has no option ${String(index)}`);
  return option.value;
}

function themeOf(style: Style) {
  return {
    prefix: { idle: style.cyan("?"), done: style.tick },
    icon: { cursor: style.pointer },
    style: {
      answer: style.cyan,
      message: (text: string, status: string) => messageText(text, status, style),
      error: (text: string) => style.red(`> ${text}`),
      help: style.grey,
      highlight: style.cyan,
      description: style.grey,
      disabled: style.grey,
      keysHelpTip: () => style.grey("↑ ↓ move, Enter takes it"),
    },
  };
}

function messageText(text: string, status: string, style: Style): string {
  const { message, hint } = splitHint(text);
  return `${style.bold(message)}${hint === undefined || status === "done" ? "" : style.grey(` (${hint})`)}`;
}

function textOf(answer: unknown): string {
  return typeof answer === "string" ? answer.trim() : "";
}
