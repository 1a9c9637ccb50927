import { bytesOf } from "../plan/text.js";
import type { Action, Plan } from "../plan/types.js";
import { baseFolder, checkPath, stateFile, streamStates } from "./paths.js";
import { stateFiles, streamFiles } from "./state.js";
import { diskWriter, type Writer } from "./writer.js";

/**
 * Makes a plan real. Every file is written whole or not at all; files first, then what goes, then the bases for later merges, the project's
 * state last: after a crash at any point the same run ends in the same project. Errors: a path outside the root or behind a symbolic link (nothing
 * is written), a folder that cannot be written.
 */
export async function applyPlan(root: string, plan: Plan, writer: Writer = diskWriter(root)): Promise<void> {
  const paths = plan.actions.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]));
  for (const path of [...paths, stateFile]) checkPath(root, path);
  for (const path of paths) checkPath(root, `${baseFolder}/${path}`);

  await eachOf(plan.actions, (action) => applyFile(action, writer));
  // Not beside the writing: a folder that is empty for a moment would be taken away from the file that is about to come.
  for (const action of plan.actions) await removeFile(action, writer);
  await eachOf(plan.actions, (action) => writeBase(action, writer));
  for (const action of plan.actions) await removeBase(action, writer);
  await applyState(root, plan, writer);
}

async function applyFile(action: Action, writer: Writer): Promise<void> {
  const { name, path, from, content, beside, executable } = action;
  if (name === "delete") return;
  if (beside !== undefined) await writer.write(`${path}.new`, beside);
  if (content === undefined) return;
  if (from !== undefined && sameButCase(from, path)) await writer.rename(from, path);
  await writer.write(path, content, executable === undefined ? {} : { executable });
}

async function removeFile({ name, path, from, content }: Action, writer: Writer): Promise<void> {
  if (name === "delete") return writer.remove(path);
  if (content !== undefined && from !== undefined && !sameButCase(from, path)) await writer.remove(from);
}

function sameButCase(from: string, path: string): boolean {
  return from.toLowerCase() === path.toLowerCase();
}

const based: ReadonlySet<string> = new Set(["merge", "json", "lines"]);
const baseGoes: ReadonlySet<string> = new Set(["delete", "orphan", "forget", "stays deleted"]);

async function writeBase(action: Action, writer: Writer): Promise<void> {
  const { path, file } = action;
  if (file === undefined || !keepsBase(action)) return;
  await writer.write(`${baseFolder}/${path}`, bytesOf(file.content));
}

async function removeBase(action: Action, writer: Writer): Promise<void> {
  const { name, path, from } = action;
  if (baseGoes.has(name)) return writer.remove(`${baseFolder}/${path}`);
  if (from !== undefined && keepsBase(action)) await writer.remove(`${baseFolder}/${from}`);
}

function keepsBase({ name, file }: Action): boolean {
  return file !== undefined && !baseGoes.has(name) && based.has(file.policy);
}

async function applyState(root: string, plan: Plan, writer: Writer): Promise<void> {
  const files = stateFiles(plan.state);
  const stale = streamFiles(root).filter((name) => !files.has(`${streamStates}/${name}`));
  for (const name of stale) await writer.remove(`${streamStates}/${name}`);
  // The map ends with the project's own state: it says that all before it is done.
  for (const [path, text] of files) await writer.write(path, bytesOf(text));
}

/** A few at a time: disks answer faster so. After a failure nothing more is begun. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items].reverse();
  const lanes = Array.from({ length: 8 }, async () => {
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) await work(item);
  });
  const results = await Promise.allSettled(lanes.map((lane) => lane.catch(stop)));
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;

  function stop(error: unknown): never {
    queue.length = 0;
    throw error;
  }
}
