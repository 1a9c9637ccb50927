import { lstatSync } from "node:fs";
import { isAbsolute, join, normalize, sep } from "node:path";
import { UserError } from "../errors.js";

export const stateFile = ".connector/state.json";
export const streamStates = ".connector/streams";
export const baseFolder = ".connector/base";

/** Refuses a path that leaves the project, on any platform, and one that passes a symbolic link: it could lead anywhere. */
export function checkPath(root: string, path: string): void {
  const local = normalize(path);
  if (isAbsolute(path) || /^[a-z]:|\\|\0/i.test(path) || local === ".." || local.startsWith(`..${sep}`)) {
    throw new UserError(`${JSON.stringify(path)} lies outside the project, so it is not written.`);
  }
  let folder = root;
  for (const name of local.split(sep)) {
    folder = join(folder, name);
    if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true) {
      throw new UserError(`${folder} is a symbolic link, so nothing is written there.`, [
        "Replace the link by the file or folder itself.",
      ]);
    }
  }
}
