import { randomUUID } from "node:crypto";
import type { RunTool } from "../apply/tool.js";
import type { CdkPackage } from "../cdk.js";
import type { Terminal } from "../terminal.js";

/** What the command line said, before anything of it is read. */
export interface CreateFlags {
  /** `create-connector NAME`: a name, or a title that gives one. */
  readonly name?: string;
  /** Flags of questions: key of the question → its text, or a boolean of `--no-install`. */
  readonly answered: ReadonlyMap<string, string | boolean>;
  readonly answers?: string;
  readonly set: readonly string[];
  readonly stream: readonly string[];
  readonly setting: readonly string[];
  readonly sample: readonly string[];
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly diff: boolean;
  readonly json: boolean;
  readonly force: boolean;
  readonly verify: boolean;
  readonly draft: boolean;
}

/** All that a command needs from outside, so that tests bring their own. */
export interface Session {
  readonly cwd: string;
  readonly version: string;
  readonly terminal: Terminal;
  /** What machines read. */
  readonly stdout: { write(text: string): unknown };
  readonly run: RunTool;
  readonly cdk: () => Promise<CdkPackage>;
  readonly year: () => number;
  readonly uuid: () => string;
  /** Aborted by Ctrl-C; its reason is a `Cancelled`. */
  readonly signal: AbortSignal;
  /** File that keeps the answers of an unfinished run; none: nothing is kept. */
  readonly draftFile?: string;
}

export const noFlags: CreateFlags = {
  answered: new Map(),
  set: [],
  stream: [],
  setting: [],
  sample: [],
  yes: false,
  dryRun: false,
  diff: false,
  json: false,
  force: false,
  verify: true,
  draft: true,
};

/** May questions be asked? Not without a terminal at both ends, in CI, or when the user said so. */
export function mayAsk(session: Session, flags: Pick<CreateFlags, "yes">): boolean {
  return whyNotAsked(session, flags) === undefined;
}

/** Why no question may be asked, to go on with "Nothing was asked: "; undefined when they may. */
export function whyNotAsked({ terminal }: Session, { yes }: Pick<CreateFlags, "yes">): string | undefined {
  const { env } = terminal.io;
  if (yes) return "--yes was given.";
  if (!["", "false", "0"].includes(env["CI"] ?? "")) return "CI is set.";
  if (env["CONNECTOR_NON_INTERACTIVE"] === "1") return "CONNECTOR_NON_INTERACTIVE is set.";
  return terminal.interactive ? undefined : "there is no terminal.";
}

/** The session of a process. */
export async function processSession(
  version: string,
  signal: AbortSignal,
  options: { readonly cwd?: string } = {},
): Promise<Session> {
  const { createTerminal } = await import("../terminal.js");
  const { runTool } = await import("../apply/tool.js");
  const { packedCdk } = await import("../cdk.js");
  const { draftFile } = await import("./draft.js");
  return {
    cwd: options.cwd ?? process.cwd(),
    version,
    terminal: createTerminal(),
    stdout: process.stdout,
    run: runTool,
    cdk: packedCdk,
    year: () => new Date().getFullYear(),
    uuid: randomUUID,
    signal,
    draftFile: draftFile(process.env),
  };
}
