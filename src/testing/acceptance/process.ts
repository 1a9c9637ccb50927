import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { withFiles, type Inputs } from "./invoke.js";
import { transcriptOf, type Transcript } from "./transcript.js";

export interface ProcessOptions {
  /** Called with the running process; its stdout is read when this has resolved. */
  readonly meanwhile?: (child: ChildProcess) => Promise<void>;
}

export interface ProcessTranscript extends Transcript {
  /** The end of stdout that is no whole line. */
  readonly rest: string;
}

/** A process that does not end by then is killed, and its case fails. */
const patience = 20_000;

/**
 * Runs one command of the built connector. The exit code of a process that a signal ended is 128 and the signal's number, as shells
 * say it (143 for SIGTERM).
 */
export function invokeProcess(
  executable: string,
  command: string,
  inputs: Inputs = {},
  options: ProcessOptions = {},
): Promise<ProcessTranscript> {
  if (!existsSync(executable))
    throw new Error(`${executable} does not exist: build the connector first (npm run build).`);
  return withFiles(command, inputs, (argv) => runProcess(executable, argv, options));
}

async function runProcess(
  executable: string,
  argv: readonly string[],
  { meanwhile }: ProcessOptions,
): Promise<ProcessTranscript> {
  const from = Date.now();
  const isScript = /\.[cm]?js$/.test(executable);
  const program = isScript ? process.execPath : executable;
  const child = spawn(program, isScript ? [executable, ...argv] : argv, { stdio: ["ignore", "pipe", "pipe"] });
  const timer = setTimeout(() => child.kill("SIGKILL"), patience);
  // Without a listener Node would throw away, at the process's end, what nobody has read yet.
  child.stdout.on("readable", () => undefined);
  const [ended, errors] = [endOf(child), textOf(child.stderr)];
  await meanwhile?.(child);
  const stdout = await textOf(child.stdout);
  const { exitCode, signal } = await ended;
  clearTimeout(timer);
  if (signal === "SIGKILL")
    throw new Error(`${executable} ${argv.join(" ")} did not end within ${patience / 1_000} s.`);
  const whole = stdout.lastIndexOf("\n") + 1;
  const said = { stdout: stdout.slice(0, whole), stderr: await errors, time: { from, to: Date.now() } };
  const transcript = transcriptOf(exitCode, said);
  return { ...transcript, rest: stdout.slice(whole) };
}

function endOf(child: ChildProcess): Promise<{ exitCode: number; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      resolve({ exitCode: code ?? (signal === "SIGTERM" ? 143 : 1), signal });
    });
  });
}

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
