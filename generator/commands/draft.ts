import { homedir } from "node:os";
import { join } from "node:path";
import fs from "fs-extra";
import { isObject } from "../questions/answers.js";

/**
 * Where an unfinished run keeps its answers: below `XDG_STATE_HOME`, or `LOCALAPPDATA` on Windows. Answers never hold a secret; the
 * file is the user's alone all the same.
 */
export function draftFile(env: { readonly [name: string]: string | undefined }): string {
  const state = env["XDG_STATE_HOME"] || env["LOCALAPPDATA"] || join(homedir(), ".local", "state");
  return join(state, "create-connector", "draft.json");
}

/** The answers of the last run that was not finished; undefined when there are none or they are broken. */
export async function readDraft(file: string): Promise<{ readonly [key: string]: unknown } | undefined> {
  try {
    const value: unknown = JSON.parse(await fs.readFile(file, "utf8"));
    return isObject(value) && Object.keys(value).length > 0 ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the answers so far. A place that cannot be written costs the draft, not the run. */
export async function saveDraft(file: string, answers: object): Promise<void> {
  try {
    await fs.outputFile(file, JSON.stringify(answers), { mode: 0o600 });
  } catch {
    return;
  }
}

export async function removeDraft(file: string): Promise<void> {
  await fs.remove(file).catch(() => undefined);
}
