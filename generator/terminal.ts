import type { Prompter, Terminal, TerminalIo } from "./terminal/io.js";
import { runStep } from "./terminal/steps.js";
import { styleOf } from "./terminal/style.js";

export type { Prompter, Step, Terminal, TerminalIo } from "./terminal/io.js";
export type { Style } from "./terminal/style.js";
export { formatTable } from "./terminal/table.js";

/** The only module that talks to a person. Without `io` it is the process's terminal: keys from stdin, text to stderr. */
export function createTerminal(io: TerminalIo = processIo()): Terminal {
  const style = styleOf(io.output, io.env);
  const dumb = io.env["TERM"] === "dumb";
  let prompter: Promise<Prompter> | undefined;
  const say = (...lines: readonly string[]): void => {
    for (const line of lines) io.output.write(`${line}\n`);
  };
  return {
    io,
    style,
    columns: Math.min(120, Math.max(40, (io.output.isTTY === true ? io.output.columns : undefined) ?? 80)),
    interactive: io.input.isTTY === true && io.output.isTTY === true,
    say,
    prompter: () => (prompter ??= dumb ? linePrompter(io) : keyPrompter(io)),
    step: (name, run) => runStep({ io, style, say, animate: io.output.isTTY === true && !dumb }, name, run),
  };
}

async function keyPrompter(io: TerminalIo): Promise<Prompter> {
  const { createKeyPrompter } = await import("./terminal/key-prompter.js");
  return createKeyPrompter(io, styleOf(io.output, io.env));
}

async function linePrompter(io: TerminalIo): Promise<Prompter> {
  const { createLinePrompter } = await import("./terminal/line-prompter.js");
  return createLinePrompter(io, styleOf(io.output, io.env));
}

function processIo(): TerminalIo {
  return {
    input: process.stdin,
    output: process.stderr,
    env: process.env,
    now: () => Date.now(),
    onInterrupt: (listener) => {
      process.once("SIGINT", listener);
      return () => process.removeListener("SIGINT", listener);
    },
  };
}
