import { randomUUID } from "node:crypto";
import { PassThrough, Writable } from "node:stream";
import { CommanderError } from "commander";
import type { Outcome, RunTool } from "../../../generator/apply/tool.js";
// Loaded here, so that it is no test that waits for it.
import "../../../generator/commands/create.js";
import { Cancelled } from "../../../generator/errors.js";
import { reportError } from "../../../generator/report-error.js";
import type { Session } from "../../../generator/commands/session.js";
import { createProgram } from "../../../generator/program.js";
import { createTerminal, type Prompter } from "../../../generator/terminal.js";

export interface Ran {
  readonly exitCode: number;
  /** What a person saw. */
  readonly shown: string;
  /** What a machine got. */
  readonly stdout: string;
  /** Programs that were started. */
  readonly started: readonly string[];
  /** Questions that were asked. */
  readonly asked: readonly string[];
}

export interface RunOptions {
  /** How a program ends, by its command line; default: well. */
  readonly tool?: (line: string) => Partial<Outcome>;
  readonly env?: { readonly [name: string]: string };
  /** Ctrl-C while this command line runs. */
  readonly abortAt?: string;
  /** A person who answers questions by their message; Ctrl-C at any other. Default: nobody is there. */
  readonly person?: { readonly [message: string]: string | boolean };
  readonly draftFile?: string;
}

function prompterOf(person: { readonly [message: string]: string | boolean }, asked: string[]): Prompter {
  const answer = (message: string): string | boolean => {
    asked.push(message);
    const found = Object.entries(person).find(([start]) => message.startsWith(start))?.[1];
    if (found === undefined) throw new Cancelled();
    return found;
  };
  const later = <T>(work: () => T): Promise<T> =>
    new Promise((resolve) => {
      resolve(work());
    });
  return {
    text: ({ message, default: usual }) => later(() => String(answer(message) === true ? usual : answer(message))),
    confirm: ({ message }) => later(() => answer(message) === true),
    sample: ({ message }) => later(() => String(answer(message))),
    select: ({ message, options, active = 0 }) =>
      later(() => {
        const wanted = answer(message);
        const chosen = options.find(({ label }) => label === wanted) ?? options[active];
        if (chosen === undefined) throw new Cancelled();
        return chosen.value;
      }),
  };
}

/** Runs a command line in a folder, with no terminal, no network, a tarball of three bytes and programs that do nothing. */
export async function runCli(cwd: string, argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const texts = { shown: "", stdout: "" };
  const started: string[] = [];
  const asked: string[] = [];
  const { person, draftFile } = options;
  const controller = new AbortController();
  const output = new Writable({
    write(chunk, _, done) {
      texts.shown += String(chunk);
      done();
    },
  });
  const run: RunTool = (command, args, { signal }) => {
    const line = [command, ...args].join(" ");
    started.push(line);
    if (line === options.abortAt) controller.abort(new Cancelled());
    signal?.throwIfAborted();
    return Promise.resolve({ ok: true, missing: false, output: "", ...options.tool?.(line) });
  };
  const terminal = createTerminal({ input: new PassThrough(), output, env: options.env ?? {}, now: () => 0 });
  const prompter =
    person === undefined ? {} : { interactive: true, prompter: () => Promise.resolve(prompterOf(person, asked)) };
  const session: Session = {
    cwd,
    version: "1.0.0",
    terminal: { ...terminal, ...prompter },
    stdout: { write: (text: string) => (texts.stdout += text) },
    run,
    cdk: () => Promise.resolve({ name: "create-connector-cdk-1.0.0-abc.tgz", content: Uint8Array.from([255, 1, 2]) }),
    year: () => 2026,
    uuid: randomUUID,
    signal: controller.signal,
    ...(draftFile === undefined ? {} : { draftFile }),
  };
  let exitCode = 0;
  const program = createProgram(
    "1.0.0",
    () => Promise.resolve(session),
    (code) => {
      exitCode = code;
    },
  );
  program.configureOutput({ writeErr: (text) => (texts.shown += text), writeOut: (text) => (texts.stdout += text) });
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    const stderr = { write: (text: string) => (texts.shown += text) };
    exitCode =
      error instanceof CommanderError ? error.exitCode : reportError(error, { stderr, debug: false, version: "1.0.0" });
  }
  return { exitCode, ...texts, started, asked };
}

export const acme = [
  "acme",
  "--base-url",
  "https://api.acme.com/v1",
  "--stream",
  "orders",
  "path=/orders",
  "records=data",
  "key=id",
];
