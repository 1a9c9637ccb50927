import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Io } from "../../protocol/io.js";
import type { Run } from "../types.js";
import { transcriptOf, type Transcript } from "./transcript.js";

/** What a command is given: each is written to a file, as JSON unless it is a text. */
export interface Inputs {
  readonly config?: unknown;
  readonly catalog?: unknown;
  readonly state?: unknown;
}

export interface InvokeOptions {
  /** Told of what the reader of stdout has taken; it takes its time then. */
  readonly onText?: (text: string) => void;
}

/** Runs one command in this process, with its inputs in a temporary folder, and keeps all that it says. */
export async function invoke(
  run: Run,
  command: string,
  inputs: Inputs = {},
  options: InvokeOptions = {},
): Promise<Transcript> {
  return withFiles(command, inputs, async (argv) => {
    const { io, stdout, stderr } = recorder(options);
    const from = io.now();
    const exitCode = await run(argv, io);
    return transcriptOf(exitCode, { stdout: stdout(), stderr: stderr(), time: { from, to: io.now() } });
  });
}

/** Writes the inputs, and hands over the arguments that name them. */
export async function withFiles<Result>(
  command: string,
  inputs: Inputs,
  use: (argv: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "connector-test-"));
  try {
    const argv = [command];
    for (const [name, value] of Object.entries(inputs)) {
      if (value === undefined) continue;
      const file = join(folder, `${name}.json`);
      await writeFile(file, typeof value === "string" ? value : JSON.stringify(value));
      argv.push(`--${name}`, file);
    }
    return await use(argv);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds that a slow reader takes for a block: longer than a request to the mock API. */
const slowly = 25;

function recorder({ onText }: InvokeOptions): { io: Io; stdout: () => string; stderr: () => string } {
  const blocks: Buffer[] = [];
  const texts: string[] = [];
  const clock = jumpingClock();
  const io: Io = {
    // A copy: the writer may use its block again.
    stdout: {
      write(block, callback) {
        const copy = Buffer.from(block);
        blocks.push(copy);
        if (onText === undefined) setImmediate(callback);
        else
          setTimeout(() => {
            onText(copy.toString("utf8"));
            callback();
          }, slowly);
      },
    },
    stderr: { write: (text) => texts.push(text) },
    env: {},
    now: clock.now,
    sleep: clock.sleep,
  };
  return { io, stdout: () => Buffer.concat(blocks).toString("utf8"), stderr: () => texts.join("") };
}

/** Waiting moves the clock on at once: a declared rate or a retry costs a test no time. */
function jumpingClock(): { now: () => number; sleep: (milliseconds: number) => Promise<void> } {
  let jumped = 0;
  return {
    now: () => Date.now() + jumped,
    sleep: (milliseconds) => {
      jumped += Math.max(0, milliseconds);
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
}
