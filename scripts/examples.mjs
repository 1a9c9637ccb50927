/**
 * Generates each bundled example with the built program and takes it through what its owner would do: install, type-check,
 * lint, test without any network, build. Usage: npm run examples [-- NAME …]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exampleNames, generateExample, install } from "./lib/generate.mjs";
import { runOffline } from "./lib/offline.mjs";
import { run, timed } from "./lib/shell.mjs";
import { twoAtATime } from "./lib/two-at-a-time.mjs";

const chosen = process.argv.slice(2);
const names = exampleNames().filter((name) => chosen.length === 0 || chosen.includes(name));
if (names.length === 0) throw new Error(`No such example; there are ${exampleNames().join(", ")}.`);

const temp = mkdtempSync(join(tmpdir(), "examples-"));
let failed = 0;
await twoAtATime(names, async (name) => {
  try {
    await tryExample(name, join(temp, `source-${name}`));
  } catch (error) {
    failed += 1;
    console.error(`${name}: ${error.message}`);
  }
});
rmSync(temp, { recursive: true, force: true });
console.log(`${names.length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;

async function tryExample(name, project) {
  const npm = (...argv) => run("npm", argv, { cwd: project });
  await timed(`${name}: generate`, () => generateExample(name, project));
  await timed(`${name}: install`, () => install(project));
  await timed(`${name}: typecheck`, () => npm("run", "typecheck"));
  await timed(`${name}: lint and format`, () => npm("run", "lint"));
  await timed(`${name}: test offline`, () => testOffline(project));
  await timed(`${name}: build`, () => npm("run", "build"));
  await timed(`${name}: read`, () => npm("run", "read"));
}

async function testOffline(project) {
  const result = await runOffline("npm test", { cwd: project });
  if (result === undefined) {
    console.log("          (no network namespace can be made here: tested with the network on)");
    await run("npm", ["test"], { cwd: project });
    return;
  }
  if (result.status !== 0) throw new Error(`npm test without a network ended with ${result.status}\n${result.output}`);
}
