import type { Io } from "../protocol/io.js";

/** Why a run was aborted: the process got a signal. */
export class Stopped extends Error {
  constructor(readonly signal: NodeJS.Signals) {
    super(`The process got ${signal}.`);
    this.name = "Stopped";
  }
}

const ofProcess = new WeakSet<Io>();

/** The process itself as surroundings of a run. */
export function processIo(signal?: AbortSignal): Io {
  // Bound now: while a run is on, what others write to stdout is caught.
  const write = process.stdout.write.bind(process.stdout);
  // The callback of the write tells of it; an event that nobody hears would end the process.
  if (process.stdout.listenerCount("error") === 0) process.stdout.on("error", () => undefined);
  const io: Io = {
    stdout: { write: (block, callback) => write(block, callback) },
    stderr: process.stderr,
    env: process.env,
    now: Date.now,
    ...(signal === undefined ? {} : { signal }),
  };
  ofProcess.add(io);
  return io;
}

export function isProcessIo(io: Io): boolean {
  return ofProcess.has(io);
}

/**
 * Calls `stop` once: at SIGTERM or SIGINT with `Stopped`, or with what nobody caught. A second signal ends the process at once, as
 * if nobody listened. Returns what ends the listening.
 */
export function onStop(stop: (reason: unknown) => void): () => void {
  const names = ["SIGTERM", "SIGINT"] as const;
  const signalled = (name: NodeJS.Signals) => {
    end();
    stop(new Stopped(name));
  };
  for (const name of names) process.on(name, signalled);
  process.on("uncaughtException", stop);
  process.on("unhandledRejection", stop);
  return () => {
    end();
    process.off("uncaughtException", stop);
    process.off("unhandledRejection", stop);
  };

  function end(): void {
    for (const name of names) process.off(name, signalled);
  }
}

/**
 * Ends the process as the signal would have: whoever waits for it sees that signal. Process 1 of a container ignores a signal that
 * it sends to itself, so there it is the exit code 143 (130 for SIGINT).
 */
export function endBySignal(signal: NodeJS.Signals): void {
  if (process.pid === 1) process.exit(signal === "SIGINT" ? 130 : 143);
  process.kill(process.pid, signal);
}

/** Something of the author's may keep the process alive after all is said; it is given so long. */
export function exitSoon(milliseconds = 5000): void {
  setTimeout(() => process.exit(), milliseconds).unref();
}
