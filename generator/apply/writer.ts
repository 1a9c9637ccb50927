import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import fs from "fs-extra";
import { errorCode, UserError } from "../errors.js";

/** The changes that are made to a project's folder, and no others. Paths are relative, with `/`. Tests make each of them fail. */
export interface Writer {
  /** Whole or not at all: into a temporary file beside, then renamed. Parents are created. */
  write(path: string, content: Uint8Array, options?: { readonly executable?: boolean }): Promise<void>;
  /** A file; folders that it leaves empty go too. */
  remove(path: string): Promise<void>;
  /** To a path that differs in upper and lower case only, which some file systems take for the same. */
  rename(from: string, to: string): Promise<void>;
}

/** Writes below `root`; what is there already with the same bytes is not touched. */
export function diskWriter(root: string): Writer {
  return {
    write: (path, content, { executable = false } = {}) =>
      explained(root, path, async () => {
        const target = join(root, path);
        const mode = executable ? 0o755 : undefined;
        if (isThere(target, content, mode)) return;
        const temporary = `${target}.create-connector.tmp`;
        await fs.outputFile(temporary, content, mode === undefined ? {} : { mode });
        if (mode !== undefined) await fs.chmod(temporary, mode);
        await fs.rename(temporary, target);
      }),
    remove: (path) =>
      explained(root, path, async () => {
        await fs.remove(join(root, path));
        await removeEmpty(root, dirname(path));
      }),
    rename: (from, to) => explained(root, to, () => fs.move(join(root, from), join(root, to))),
  };
}

/** Can files be made in that folder, or in the nearest one above it that exists? Asked before anything is made. */
export async function checkWritable(folder: string): Promise<void> {
  let place = folder;
  while (!(await fs.pathExists(place)) && dirname(place) !== place) place = dirname(place);
  if (!statSync(place).isDirectory()) throw new UserError(`${place} is a file, and a project needs a folder.`);
  await explained(place, "", () => fs.access(place, fs.constants.W_OK | fs.constants.X_OK));
}

async function removeEmpty(root: string, folder: string): Promise<void> {
  if (folder === "." || folder === "") return;
  const path = join(root, folder);
  if (!(await fs.pathExists(path)) || (await fs.readdir(path)).length > 0) return;
  await fs.rmdir(path);
  await removeEmpty(root, dirname(folder));
}

function isThere(target: string, content: Uint8Array, mode: number | undefined): boolean {
  const stats = statSync(target, { throwIfNoEntry: false });
  if (stats?.isFile() !== true || stats.size !== content.byteLength) return false;
  if (mode !== undefined && process.platform !== "win32" && (stats.mode & 0o111) === 0) return false;
  return readFileSync(target).equals(content);
}

const reasons: { readonly [code: string]: string } = {
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "your quota is used up",
  ENOTDIR: "a part of the path is a file",
  ENAMETOOLONG: "the path is too long for this file system",
  ENOENT: "no folder can be made there",
};

async function explained<T>(root: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errorCode(error);
    const reason = reasons[code];
    if (reason === undefined) throw error;
    throw new UserError(`Cannot write ${join(root, path)}: ${reason} (${code}).`, [
      "Mend that and run the same again, or choose another folder with --target.",
    ]);
  }
}
