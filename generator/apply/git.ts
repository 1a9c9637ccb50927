import { runTool, type RunTool } from "./tool.js";

/** Says how it went; without a commit, why, as a note for the user. */
export type CommitResult = { readonly done: true } | { readonly done: false; readonly note: string };

/** Is the folder, or the nearest one above it, inside a repository? False without git. */
export async function insideRepository(folder: string, run: RunTool = runTool): Promise<boolean> {
  const { ok, output } = await run("git", ["rev-parse", "--is-inside-work-tree"], { cwd: folder });
  return ok && output.trim() === "true";
}

/**
 * Makes a repository of a new project, with everything in one commit. Not inside another repository: what to commit there is its
 * owner's business. A missing git or identity is a note, no error.
 */
export async function firstCommit(root: string, message: string, run: RunTool = runTool): Promise<CommitResult> {
  const git = (...args: readonly string[]) => run("git", args, { cwd: root });
  const inside = await git("rev-parse", "--is-inside-work-tree");
  if (inside.missing) return { done: false, note: "git is not installed, so there is no repository yet" };
  if (inside.ok) return { done: false, note: "inside a repository already: commit it there" };

  const made = await git("-c", "init.defaultBranch=main", "init", "--quiet");
  if (!made.ok) return { done: false, note: `git init failed: ${firstLine(made.output)}` };
  const added = await git("add", "--all");
  if (!added.ok) return { done: false, note: `git add failed: ${firstLine(added.output)}` };
  // Signing could wait for a passphrase with nobody there.
  const committed = await git("commit", "--quiet", "--no-gpg-sign", "--message", message);
  if (committed.ok) return { done: true };
  if (/user\.(email|name)|identity/i.test(committed.output)) {
    return { done: false, note: "git does not know who you are: set user.name and user.email, then git commit" };
  }
  return { done: false, note: `git commit failed: ${firstLine(committed.output)}` };
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
