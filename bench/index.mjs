/**
 * Measures what docs/benchmarks.md states, each figure beside a baseline of the same run.
 * Usage: npm run bench [-- NAME …] [--quick] [--write]
 *   NAME: create, spec, read, memory, test. --quick: small sizes, to see that all of it works. --write: docs/benchmarks.md anew.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchCreate } from "./create.mjs";
import { printReport, writeReport } from "./lib/report.mjs";
import { benchMemory, benchRead } from "./read.mjs";
import { benchSpec } from "./spec.mjs";
import { benchTest } from "./test.mjs";

const all = { create: benchCreate, spec: benchSpec, read: benchRead, memory: benchMemory, test: benchTest };
const argv = process.argv.slice(2);
const names = argv.filter((word) => !word.startsWith("--"));
const quick = argv.includes("--quick");
const unknown = [
  ...names.filter((name) => !(name in all)),
  ...argv.filter((word) => /^--(?!quick$|write$)/.test(word)),
];
if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(", ")}. Benchmarks: ${Object.keys(all).join(", ")}.`);
if (argv.includes("--write") && (quick || names.length > 0)) {
  throw new Error("--write needs all benchmarks at their full size: leave --quick and the names out.");
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
spawnSync(process.execPath, [join(root, "scripts", "build.mjs")], { stdio: ["ignore", "inherit", "inherit"] });
const temp = mkdtempSync(join(tmpdir(), "bench-"));
const sections = [];
try {
  for (const [name, bench] of Object.entries(all)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.error(`${name} …`);
    sections.push(await bench({ temp, quick }));
    printReport(sections.at(-1));
  }
} finally {
  rmSync(temp, { recursive: true, force: true });
}
if (argv.includes("--write")) await writeReport(join(root, "docs", "benchmarks.md"), sections);
console.log("All benchmarks ran.");
