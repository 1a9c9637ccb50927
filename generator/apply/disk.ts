import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode, UserError } from "../errors.js";
import type { AppliedState, Disk } from "../plan/types.js";
import type { RenderedFile } from "../render/types.js";
import { baseFolder } from "./paths.js";

/** Reads what a plan looks at: rendered paths, paths of ours, their bases and files beside them. */
export function readDisk(root: string, files: readonly RenderedFile[], state: AppliedState | undefined): Disk {
  const owned = Object.values(state?.files ?? {}).map(({ path }) => path);
  const rendered = files.map(({ path }) => path);
  const paths = new Set([...rendered, ...owned, ...rendered.map((path) => `${path}.new`)]);
  const mine = readAll(root, paths);
  const bases = readAll(join(root, baseFolder), paths);
  return { read: (path) => mine.get(path), base: (path) => bases.get(path) };
}

/** All files below a folder, sorted, with `/`; installed packages, git's and our own are left out. None when there is no folder. */
export function existingFiles(root: string, below = ""): string[] {
  if (kindOf(join(root, below)) === "none") return [];
  if (kindOf(join(root, below)) === "file") throw notAFolder(root);
  return readdirSync(join(root, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${below}${entry.name}`;
      if (!entry.isDirectory()) return [path];
      return skipped.has(entry.name) ? [] : existingFiles(root, `${path}/`);
    })
    .sort();
}

const skipped = new Set(["node_modules", ".git", ".connector"]);

function readAll(folder: string, paths: Iterable<string>): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  if (kindOf(folder) === "none") return found;
  for (const path of paths) {
    const kind = kindOf(join(folder, path));
    if (kind === "folder") throw new UserError(`${path} is a folder, and a file of that name has to be written.`);
    if (kind === "file") found.set(path, readFileSync(join(folder, path)));
  }
  return found;
}

/** A symbolic link counts as what it leads to; writing through one is refused later. */
function kindOf(path: string): "file" | "folder" | "none" {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return "none";
  if (stats.isSymbolicLink()) return linkKind(path);
  return stats.isDirectory() ? "folder" : "file";
}

function linkKind(path: string): "file" | "folder" | "none" {
  try {
    readdirSync(path);
    return "folder";
  } catch (error) {
    return errorCode(error) === "ENOENT" ? "none" : "file";
  }
}

function notAFolder(root: string): UserError {
  return new UserError(`${root} is a file, and a project needs a folder.`, ["Choose another place with --target."]);
}
