import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/generate.mjs";
import { run } from "../lib/shell.mjs";

const requirement = "airbyte==0.71.3";

/** The Python of a virtual environment below .cache/ that has PyAirbyte; made when it is missing. */
export async function pythonWithPyAirbyte() {
  const home = join(root, ".cache", "pyairbyte");
  const python = join(home, "bin", "python");
  const ready = join(home, `.${requirement}`);
  if (existsSync(ready)) return python;
  await run("python3", ["-m", "venv", home]);
  await run(python, ["-m", "pip", "install", "--quiet", requirement]);
  writeFileSync(ready, "");
  return python;
}
