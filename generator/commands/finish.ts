import { join } from "node:path";
import fs from "fs-extra";
import { firstCommit } from "../apply/git.js";
import { install } from "../apply/install.js";
import { checks, runCheck } from "../apply/verify.js";
import { Cancelled } from "../errors.js";
import { conflictsOf } from "../plan/index.js";
import { endLines } from "../questions/screens/end.js";
import { commandsOf } from "../render/package-manager.js";
import { removeDraft } from "./draft.js";
import { repeatWords } from "./repeat.js";
import type { CreateFlags, Session } from "./session.js";
import type { WrittenProject } from "./write-project.js";

/**
 * What follows the files: install, checks, first commit, and how to go on. A failure leaves a good project. Resolves with the exit code:
 * 1 when a check of the new project fails, 2 when conflicts are left. A failed install is a warning: nothing of ours is wrong.
 */
export async function finish(session: Session, flags: CreateFlags, written: WrittenProject): Promise<number> {
  if (!written.written) return 0;
  if (session.draftFile !== undefined) await removeDraft(session.draftFile);
  const notes: string[] = [];
  try {
    const installed = written.install && (await installProject(session, written, notes));
    const passed = !installed || !flags.verify || (await verifyProject(session, written, notes));
    // A repository of its own from an earlier run: what to commit there is its owner's business.
    const isFirst = !(await fs.pathExists(join(written.root, ".git")));
    if (written.git && isFirst) await commitProject(session, written, notes);
    const conflicts = conflictsOf(written.plan);
    if (conflicts.length > 0) notes.push(`Conflicts to settle by hand: ${conflicts.join(", ")}`);
    sayEnd(session, flags, written, { notes, installed });
    return passed ? (conflicts.length > 0 ? 2 : 0) : 1;
  } catch (error) {
    if (!session.signal.aborted) throw error;
    const { install: command } = commandsOf(written.project.connector.project.packageManager);
    throw new Cancelled(`Cancelled. The project is whole: go on with cd ${written.folder} && ${command}`);
  }
}

async function installProject(session: Session, written: WrittenProject, notes: string[]): Promise<boolean> {
  const manager = written.project.connector.project.packageManager;
  const command = commandsOf(manager).install;
  const { ok, output } = await session.terminal.step(command, async (step) => {
    const result = await install(manager, written.root, { signal: session.signal, run: session.run });
    if (!result.ok) step.fail();
    return result;
  });
  if (ok) return true;
  session.terminal.say(lastLines(output));
  notes.push(`The packages could not be installed. Mend what is said above, then: ${command}`);
  return false;
}

async function verifyProject(session: Session, written: WrittenProject, notes: string[]): Promise<boolean> {
  const manager = written.project.connector.project.packageManager;
  let passed = true;
  for (const check of checks) {
    const { failure } = await session.terminal.step(check.name, async (step) => {
      const result = await runCheck(check, manager, written.root, { signal: session.signal, run: session.run });
      if (result.note !== undefined) step.note(result.note);
      if (!result.ok) step.fail();
      return result;
    });
    if (failure === undefined) continue;
    passed = false;
    session.terminal.say(lastLines(failure.output));
    notes.push(`The project is written, but this fails: ${failure.command}`);
  }
  return passed;
}

async function commitProject(session: Session, written: WrittenProject, notes: string[]): Promise<void> {
  const { name } = written.project.connector;
  const message = `Create connector ${name} with create-connector ${session.version}`;
  const result = await session.terminal.step("first commit", async (step) => {
    const outcome = await firstCommit(written.root, message, session.run);
    if (!outcome.done) step.fail();
    return outcome;
  });
  if (!result.done) notes.push(`No first commit: ${result.note}.`);
}

function sayEnd(
  session: Session,
  flags: CreateFlags,
  written: WrittenProject,
  { notes, installed }: { readonly notes: readonly string[]; readonly installed: boolean },
): void {
  const { terminal } = session;
  const { connector, streams } = written.project;
  const commands = commandsOf(connector.project.packageManager);
  const [stream = ""] = Object.keys(streams);
  const open = written.folder === "." ? [] : [{ command: `cd ${written.folder}` }];
  const next = [
    ...open,
    ...(installed ? [] : [{ command: commands.install }]),
    { command: commands.read, does: "rows from the mock API" },
    { command: `${commands.dev} ${stream}`, does: "change the stream, see its rows" },
    { command: commands.test, does: "the protocol's acceptance suite, offline" },
  ];
  terminal.say("", ...endLines({ next, repeat: repeatWords(session, flags, written), notes }, terminal.style));
}

function lastLines(output: string): string {
  return output
    .trimEnd()
    .split("\n")
    .slice(-25)
    .map((line) => `    ${line}`)
    .join("\n");
}
