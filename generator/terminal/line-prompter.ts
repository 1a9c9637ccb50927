import { beginsDocument, isComplete } from "./document-end.js";
import { defaultHint, splitHint } from "./hint.js";
import type { Prompter, SelectQuestion, TerminalIo } from "./io.js";
import { lineReader } from "./line-reader.js";
import { optionLines } from "./options.js";
import type { Style } from "./style.js";
import { wrap } from "./text.js";

/** Prompts by whole lines, for terminals that cannot move their cursor (`TERM=dumb`): lists are answered by number or name. */
export function createLinePrompter(io: TerminalIo, style: Style): Prompter {
  const nextLine = lineReader(io);
  const write = (text: string): void => void io.output.write(text);
  const ask = async (prompt: string): Promise<string> => {
    write(`? ${prompt} `);
    return (await nextLine()).trim();
  };

  return {
    async text(question) {
      const { message, hint } = splitHint(question.message);
      const usual = question.default ?? "";
      const shown = usual === "" ? question.message : `${message} ${defaultHint(hint, usual)}`;
      for (;;) {
        const text = (await ask(shown)) || usual;
        const problem = question.validate?.(text) ?? true;
        if (problem !== true) {
          write(
            wrap(problem, 76)
              .map((line) => `  ${line}\n`)
              .join(""),
          );
          continue;
        }
        const note = question.note?.(text);
        if (note !== undefined) write(`  ${note}\n`);
        return text;
      }
    },
    async select(question) {
      const { message, options, above = [], active = 0 } = question;
      const lines = optionLines(options, 72, style).map((line, index) => `  ${index + 1} ${line}\n`);
      write([`? ${message}\n`, ...above.map((line) => `${line}\n`), ...lines].join(""));
      for (;;) {
        const found = chosen(question, await ask(`Number (Enter: ${active + 1})`), active);
        if (found !== undefined) return found.value;
        write(`  Give a number from 1 to ${options.length}.\n`);
      }
    },
    async confirm({ message, default: preset }) {
      for (;;) {
        const text = (await ask(`${message} (${preset ? "Y/n" : "y/N"})`)).toLowerCase();
        if (text === "") return preset;
        if ("yes".startsWith(text)) return true;
        if ("no".startsWith(text)) return false;
        write("  Answer yes or no.\n");
      }
    },
    async sample(question) {
      for (;;) {
        const text = await document(await ask(`${question.message} (${question.hint})`), nextLine);
        if (text === "") return "";
        const problem = await question.validate(text);
        write(
          wrap(problem === true ? question.note() : problem, 76)
            .map((line) => `  ${line}\n`)
            .join(""),
        );
        if (problem === true) return text;
      }
    },
  };
}

async function document(first: string, nextLine: () => Promise<string>): Promise<string> {
  if (!beginsDocument(first)) return first;
  let text = first;
  let emptyLines = 0;
  while (!isComplete(text) && emptyLines < 2) {
    const line = await nextLine();
    emptyLines = line.trim() === "" ? emptyLines + 1 : 0;
    text += `\n${line}`;
  }
  return text;
}

function chosen<Value>({ options }: SelectQuestion<Value>, text: string, active: number): { value: Value } | undefined {
  const wanted = text.toLowerCase();
  const option =
    text === ""
      ? options[active]
      : (options[Number(text) - 1] ?? options.find(({ label }) => label.toLowerCase() === wanted));
  return option === undefined ? undefined : { value: option.value };
}
