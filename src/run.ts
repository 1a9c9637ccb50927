import { helpText, parseArguments, type CommandName } from "./commands/args.js";
import { endBySignal, exitSoon, isProcessIo, onStop, processIo, Stopped } from "./commands/process.js";
import type { Command } from "./commands/types.js";
import { checkSource } from "./define/check.js";
import type { Source } from "./define/types.js";
import { captureStray, createMask, createOutput, logLevelOf, ReaderGone, type Output } from "./output/index.js";
import { asConnectorError, ConnectorError } from "./protocol/error.js";
import type { Io } from "./protocol/io.js";

/** What a shell gives for a program that wrote to a closed pipe (SIGPIPE), and for one that was ended by SIGTERM. */
const readerGone = 141;
const stopped = 143;

/** Each command loads what it needs when it is called: `spec` needs neither HTTP nor a validator. */
const commands: { readonly [Name in CommandName]: () => Promise<(command: Command) => number | Promise<number>> } = {
  spec: async () => (await import("./commands/spec.js")).spec,
  check: async () => (await import("./commands/check.js")).check,
  discover: async () => (await import("./commands/discover.js")).discover,
  read: async () => (await import("./commands/read.js")).read,
  describe: async () => (await import("./commands/describe.js")).describe,
};

/**
 * Runs one command of a source. Resolves with the exit code: 0 done, 1 error, 141 the reader of stdout is gone, 143 stopped by the
 * signal of `io`. Never rejects: what goes wrong is said as messages of the protocol.
 *
 * `argv`: the command and its options, without the program. `io`: default the process; then what others write to its stdout becomes
 * LOG lines while the run is on.
 */
export async function run(source: Source, argv: readonly string[], io: Io = processIo()): Promise<number> {
  const [first] = argv;
  if (first === undefined || ["help", "--help", "-h"].includes(first)) {
    io.stderr.write(helpText(source.name));
    return first === undefined ? 1 : 0;
  }
  const mask = createMask();
  const level = argv.includes("--debug") ? "DEBUG" : logLevelOf(io.env["LOG_LEVEL"]);
  const output = createOutput({ stdout: io.stdout, now: () => io.now(), mask, level });
  const release = isProcessIo(io) ? captureStray(output, mask) : () => undefined;
  const running = new AbortController();
  const stop = () => {
    running.abort(io.signal?.reason);
  };
  io.signal?.addEventListener("abort", stop, { once: true });
  if (io.signal?.aborted === true) stop();
  const code = await runCommand(source, argv, { source, io, output, mask, signal: running.signal });
  io.signal?.removeEventListener("abort", stop);
  running.abort();
  release();
  // An unfinished line of others is said now.
  await output.flush().catch(() => undefined);
  return code;
}

/** A module that exports a source. It is loaded when the run has begun, so that what goes wrong in it is reported as messages too. */
export type SourceModule = () => Promise<{ readonly source: Source }>;

/**
 * Runs a source as this process: its arguments, its exit code. At SIGTERM and SIGINT reading stops, the last safe states are
 * written, and the process ends by that signal.
 */
export async function start(load: SourceModule): Promise<void> {
  const stopping = new AbortController();
  const ignore = onStop((reason) => {
    stopping.abort(reason);
    // In case that nothing more is run: what nobody caught is never a success.
    process.exitCode = 1;
  });
  const io = processIo(stopping.signal);
  process.exitCode = await unlessDry(runModule(load, process.argv.slice(2), io), io);
  ignore();
  const reason: unknown = stopping.signal.reason;
  if (reason instanceof Stopped) endBySignal(reason.signal);
  else if (reason !== undefined) process.exitCode = 1;
  exitSoon();
}

/**
 * The exit code of a run; 1 when nothing is left that could go on while it has not ended: it waits for a promise that is never
 * settled, and the process would end with success.
 */
function unlessDry(running: Promise<number>, io: Io): Promise<number> {
  return new Promise((resolve, reject) => {
    const dry = () => {
      resolve(endDry(io));
    };
    process.once("beforeExit", dry);
    running.then(resolve, reject).finally(() => process.off("beforeExit", dry));
  });
}

async function endDry(io: Io): Promise<number> {
  const output = createOutput({ stdout: io.stdout, now: () => io.now(), mask: createMask() });
  const error = new ConnectorError({
    code: "NEVER_ENDS",
    failureType: "system_error",
    message:
      "The connector waits for something that never comes: a function of its own returned a promise that is never settled. Look at the functions in its definition (auth, path, query, headers, start).",
  });
  report(error, output);
  await output.flush().catch(() => undefined);
  return 1;
}

async function runModule(load: SourceModule, argv: readonly string[], io: Io): Promise<number> {
  const mask = createMask();
  const output = createOutput({ stdout: io.stdout, now: () => io.now(), mask, level: logLevelOf(io.env["LOG_LEVEL"]) });
  const release = captureStray(output, mask);
  const source = await Promise.resolve()
    .then(load)
    .then(
      (module) => module.source,
      (error: unknown) => {
        report(asConnectorError(error), output);
        return undefined;
      },
    );
  release();
  await output.flush().catch(() => undefined);
  return source === undefined ? 1 : run(source, argv, io);
}

function report(error: ConnectorError, output: Output): void {
  const unexpected = error.code === "UNEXPECTED";
  output.log(unexpected ? "FATAL" : "ERROR", unexpected ? (error.detail ?? error.message) : error.message);
  output.failure(error);
}

async function runCommand(source: Source, argv: readonly string[], given: Omit<Command, "files">): Promise<number> {
  const { output } = given;
  try {
    const { command, files } = parseArguments(argv);
    checkSource(source);
    const act = await commands[command]();
    const code = await act({ ...given, files });
    await output.flush();
    return code;
  } catch (error) {
    return endWith(error, given);
  }
}

/** Says what ended the run, if there is anything to say and anybody who hears it. */
async function endWith(thrown: unknown, { io, output, mask, signal }: Omit<Command, "files">): Promise<number> {
  const asked = signal.aborted && (signal.reason instanceof Stopped || isAbort(signal.reason));
  if (thrown instanceof ReaderGone) return readerGone;
  if (asked) output.log("INFO", "The run was stopped. What was delivered is in the last states.");
  else {
    const error = asConnectorError(signal.aborted ? signal.reason : thrown);
    report(error, output);
    if (error.code === "USAGE") io.stderr.write(`${mask.hide(error.message)}\n`);
  }
  try {
    await output.flush();
  } catch {
    return readerGone;
  }
  return asked ? stopped : 1;
}

function isAbort(reason: unknown): boolean {
  return typeof reason === "object" && reason !== null && "name" in reason && reason.name === "AbortError";
}
