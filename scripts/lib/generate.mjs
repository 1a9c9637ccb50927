import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./shell.mjs";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The bundled examples: folders of examples/ that hold answers.json. */
export function exampleNames() {
  return readdirSync(join(root, "examples")).filter((name) => existsSync(join(root, "examples", name, "answers.json")));
}

/** Writes an example's project into a folder that does not exist yet, as a user would with the built program. */
export async function generateExample(name, target) {
  const cli = join(root, "dist", "generator", "cli.js");
  const answers = join(root, "examples", name, "answers.json");
  await run(process.execPath, [cli, "--answers", answers, "--yes", "--no-install", "--no-git", "--target", target], {
    cwd: dirname(target),
  });
}

/** `npm install`, from npm's cache where it can. */
export async function install(project) {
  await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: project });
}
