import { PassThrough, Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import xterm from "@xterm/headless";
import { inferSample, parseSample } from "../../../generator/infer/index.js";
import type { Sample } from "../../../generator/infer/types.js";
import { ask } from "../../../generator/questions/ask.js";
import type { Answers } from "../../../generator/questions/types.js";
import { createTerminal, type Terminal } from "../../../generator/terminal.js";

/** What is waited for on the screen, what is typed then, and a name for the screen as it is at that moment. */
export interface Move {
  readonly see: string;
  readonly keys: string;
  readonly shot?: string;
}

export interface Played {
  readonly answers: Answers | undefined;
  readonly error: unknown;
  /** What went to the draft, after each answer. */
  readonly drafts: readonly Answers[];
  /** The screen of 80 columns at the end, or at a shot, without empty lines at its end. */
  readonly screen: (shot?: string) => Promise<string>;
}

const ESCAPE = "\u001b";
export const CLEAR = "\u0015";
export const ENTER = "\r";
export const DOWN = "\u001b[B";
export const CTRL_C = "\u0003";

/** Plays the wizard on a scripted terminal. */
export async function play(
  moves: readonly Move[],
  options: {
    readonly answers?: Answers;
    readonly files?: { readonly [path: string]: unknown };
    readonly env?: { readonly [name: string]: string };
    readonly more?: boolean;
    readonly samples?: { readonly [stream: string]: Sample };
  } = {},
): Promise<Played> {
  const { terminal, screen, stuck } = scripted(moves, options.env);
  const drafts: Answers[] = [];
  const files = options.files ?? {};
  const asked = ask({
    terminal,
    answers: options.answers ?? {},
    version: "1.0.0",
    ...(options.more === undefined ? {} : { more: options.more }),
    samples: options.samples ?? {},
    parseSample,
    infer: inferSample,
    readFile: (path) =>
      Object.hasOwn(files, path)
        ? Promise.resolve(JSON.stringify(files[path]))
        : Promise.reject(Object.assign(new Error("none"), { code: "ENOENT" })),
    onAnswer: (answers) => drafts.push(answers),
  });
  const outcome = await Promise.race([asked, stuck()]).then(
    (answers) => ({ answers, error: undefined }),
    (error: unknown) => ({ answers: undefined, error }),
  );
  return { ...outcome, drafts, screen };
}

/** A terminal whose user follows a script. */
export function scripted(
  moves: readonly Move[],
  env: { readonly [name: string]: string } = {},
): {
  readonly terminal: Terminal;
  readonly screen: (shot?: string) => Promise<string>;
  readonly shown: () => string;
  /** Rejects when nothing more happens: a question that the script does not answer. Resolves never. */
  readonly stuck: () => Promise<never>;
} {
  const input = new PassThrough();
  const pending = [...moves];
  const shots = new Map<string, string>();
  let shown = "";
  let seen = 0;
  const output = new Writable({
    write(chunk, _encoding, done) {
      shown += String(chunk);
      const [next] = pending;
      if (next !== undefined && stripVTControlCharacters(shown.slice(seen)).includes(next.see)) {
        pending.shift();
        seen = shown.length;
        setImmediate(() => {
          if (next.shot !== undefined) shots.set(next.shot, shown);
          for (const part of chunksOf(next.keys)) input.write(part);
        });
      }
      done();
    },
  });
  // Inquirer ends the stream it draws on after each question.
  output.end = () => output;
  const terminal = createTerminal({ input, output, env, now: () => 0 });
  return {
    terminal,
    shown: () => shown,
    stuck: () =>
      idle(
        () => `${shown.length}`,
        () => `The script waits for "${pending[0]?.see ?? "the end"}" at: ${last(shown)}`,
      ),
    screen: (shot) => drawn(shot === undefined ? shown : (shots.get(shot) ?? "")),
  };
}

/** Counts turns of the event loop, not time: a turn that takes long is one turn. */
async function idle(progress: () => string, reason: () => string): Promise<never> {
  let seen = progress();
  for (let turns = 0; turns < 200; turns++) {
    await new Promise((resolve) => setTimeout(resolve, 10).unref());
    if (progress() !== seen) turns = 0;
    seen = progress();
  }
  throw new Error(reason());
}

function last(shown: string): string {
  return stripVTControlCharacters(shown).slice(-200);
}

/** Arrow keys and a cleared line come one by one from a keyboard; the rest as it was typed or pasted. */
function chunksOf(keys: string): string[] {
  return keys.split(KEYS).filter((part) => part !== "");
}

const KEYS = new RegExp(`(${[CLEAR, `${ESCAPE}\\[[A-D]`].join("|")})`);

/** Raw output as a terminal of 80 columns shows it. */
async function drawn(raw: string): Promise<string> {
  const screen = new xterm.Terminal({ cols: 80, rows: 300, allowProposedApi: true, convertEol: true });
  await new Promise<void>((resolve) => {
    screen.write(raw, resolve);
  });
  const lines = Array.from(
    { length: 300 },
    (_, row) => screen.buffer.active.getLine(row)?.translateToString(true) ?? "",
  );
  screen.dispose();
  return lines.join("\n").trimEnd();
}
