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

/** The process's own: as wide as the terminal; in a pipe as COLUMNS says, else 120 columns. NO_COLOR is obeyed. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  const out = heard(stdout, () => process.exit());
  const err = heard(stderr, () => undefined);
  return {
    cwd: process.cwd(),
    write: (text) => out().write(text),
    warn: (text) => err().write(text),
    style: () => ({
      width: stdout.isTTY ? stdout.columns : columnsOf(process.env),
      color: stdout.isTTY && !process.env["NO_COLOR"],
    }),
    clear: () => {
      if (stdout.isTTY) out().write("\u001b[2J\u001b[H");
    },
    interrupted,
  };
}

/**
 * A stream whose reader may go (`| head`): `gone` is called then. The listening begins with the first use, because `exec` says
 * nothing on stdout itself, and leaves it to the connector's own rule.
 */
function heard(stream: NodeJS.WriteStream, gone: () => void): () => NodeJS.WriteStream {
  let listening = false;
  return () => {
    if (!listening) stream.on("error", endQuietly);
    listening = true;
    return stream;
  };

  function endQuietly(error: NodeJS.ErrnoException): void {
    if (error.code !== "EPIPE") throw error;
    gone();
  }
}

function columnsOf({ COLUMNS = "" }: NodeJS.ProcessEnv): number {
  return /^[1-9]\d{1,3}$/.test(COLUMNS) ? Number(COLUMNS) : 120;
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
