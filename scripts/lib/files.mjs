import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const skipped = new Set(["node_modules", "dist", ".git", ".cache"]);

/** All files below a folder, as sorted paths relative to it, with `/`. Output folders and installed packages below it are left out. */
export function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (!entry.isDirectory()) return [entry.name];
      if (skipped.has(entry.name)) return [];
      return filesBelow(join(folder, entry.name)).map((file) => `${entry.name}/${file}`);
    })
    .sort();
}

/** Changes when a file below one of the inputs (files or folders) is added, removed or touched. */
export function fingerprint(root, inputs) {
  const hash = createHash("sha256");
  for (const input of inputs) {
    const path = join(root, input);
    const files = statSync(path).isDirectory() ? filesBelow(path).map((file) => join(path, file)) : [path];
    for (const file of files) {
      const { mtimeMs, size } = statSync(file);
      hash.update(`${file} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest("hex");
}
