#!/usr/bin/env node
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CommanderError } from "commander";
import { Cancelled } from "./errors.js";
import { createProgram } from "./program.js";
import { reportError } from "./report-error.js";
import { ownVersion } from "./version.js";

/** Runs a command line and gives its exit code: 0 done, 1 error, 2 conflicts or drift, 130 cancelled. */
export async function main(argv: readonly string[]): Promise<number> {
  const controller = new AbortController();
  // Not `once`: execa's clean-up ends the process itself when it is the last listener of a signal.
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort(new Cancelled());
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  let exitCode = 0;
  const version = ownVersion();
  const session = async () => {
    const { processSession } = await import("./commands/session.js");
    return processSession(version, controller.signal);
  };
  const program = createProgram(version, session, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    // Commander has said it already, or it was --help.
    if (error instanceof CommanderError) return error.exitCode;
    return reportError(error, { stderr: process.stderr, debug: argv.includes("--debug"), version });
  } finally {
    process.removeListener("SIGINT", stop);
    process.removeListener("SIGTERM", stop);
  }
}

/** npm links the command: the path that was started may lead here by a symbolic link. */
function isStarted(): boolean {
  const [, script] = process.argv;
  return script !== undefined && realpathSync(script) === fileURLToPath(import.meta.url);
}

/** A reader that is gone (`| head`) is no error of ours; what is being done goes on. */
function endQuietly(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

// Tests import this file, too.
if (isStarted()) {
  endQuietly(process.stdout);
  endQuietly(process.stderr);
  process.exitCode = await main(process.argv.slice(2));
}
