import type { TableStyle } from "./table.js";

/** The person at the other end: the process in real life, plain objects in tests. */
export interface Terminal {
  readonly cwd: string;
  write(text: string): void;
  warn(text: string): void;
  /** How tables are drawn. */
  style(): TableStyle;
  /** Starts a new page, where the terminal can. */
  clear(): void;
  /** Resolves at Ctrl-C or SIGTERM. */
  interrupted(): Promise<void>;
}

/** The process's own: as wide as the terminal, 120 columns in a pipe; NO_COLOR is obeyed. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  return {
    cwd: process.cwd(),
    write: (text) => stdout.write(text),
    warn: (text) => stderr.write(text),
    style: () => ({ width: stdout.isTTY ? stdout.columns : 120, color: stdout.isTTY && !process.env["NO_COLOR"] }),
    clear: () => {
      if (stdout.isTTY) stdout.write("\u001b[2J\u001b[H");
    },
    interrupted,
  };
}

/** Waiting for a signal alone does not keep a process alive, and the mock API's server does not either. */
function interrupted(): Promise<void> {
  const alive = setInterval(() => undefined, 1 << 30);
  return new Promise((resolve) => {
    const end = (): void => {
      clearInterval(alive);
      resolve();
    };
    process.once("SIGINT", end).once("SIGTERM", end);
  });
}
