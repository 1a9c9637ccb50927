import { cpSync, mkdirSync, readdirSync, symlinkSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesBelow } from "./files.mjs";

/**
 * Copies the sources of the workspace; installed packages and built output are linked. The link to the workspace's own
 * package is made anew, so that it leads to the copied source.
 */
export function copyTree(from, to) {
  for (const file of filesBelow(from)) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(from, file), join(to, file), { verbatimSymlinks: true });
  }
  const modules = join(to, "node_modules");
  mkdirSync(join(modules, "@create-connector"), { recursive: true });
  for (const name of readdirSync(join(from, "node_modules"))) {
    if (name !== "@create-connector") symlinkSync(join(from, "node_modules", name), join(modules, name));
  }
  symlinkSync(join(to, "src"), join(modules, "@create-connector", "cdk"));
  for (const output of ["dist", "src/dist"]) {
    if (existsSync(join(from, output))) symlinkSync(join(from, output), join(to, output));
  }
  return to;
}
