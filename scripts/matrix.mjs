/**
 * Connectors in which every two options of different factors meet (scripts/matrix/factors.mjs): all of them rendered, type-checked and
 * linted in one program, and the tests of a sample run, in one shared installation.
 * Usage: npm run matrix [-- --seed N] [--tests N | --all] [--keep]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { packedCdk } from "../dist/generator/cdk.js";
import { modelFromAnswers } from "../dist/generator/model/from-answers.js";
import { render } from "../dist/generator/render/index.js";
import { install } from "./lib/generate.mjs";
import { randomOf } from "./lib/random.mjs";
import { outcome, run, timed } from "./lib/shell.mjs";
import { twoAtATime } from "./lib/two-at-a-time.mjs";
import { answersOf } from "./matrix/answers.mjs";
import { conflicts, project, stream } from "./matrix/factors.mjs";
import { pairwise } from "./matrix/pairwise.mjs";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    tests: { type: "string", default: "12" },
    all: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
  },
});
const random = randomOf(Number(values.seed));
const root = mkdtempSync(join(tmpdir(), "matrix-"));
const combinations = pairwise({ project, stream, conflicts, streams: 4, random });
console.log(`seed ${values.seed}: ${combinations.length} projects of 5 streams`);

const names = await timed("render", renderAll);
await timed("install", installOnce);
await timed("typecheck", () => check("typescript/bin/tsc", ["-p", "tsconfig.json"]));
await timed("lint", () => check("eslint/bin/eslint.js", ["projects"]));
await timed("format", () => check("prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "projects"]));
const sample = values.all ? names : shuffled(names).slice(0, Number(values.tests));
const green = await twoAtATime(sample, (name) => timed(`test ${name}`, () => testOne(name)));
const failed = sample.filter((_, index) => !green[index]);
console.log(`${sample.length - failed.length} passed, ${failed.length} failed of ${names.length} projects`);
if (failed.length > 0) process.exitCode = 1;
if (values.keep) console.log(`The projects are in ${root}`);
else rmSync(root, { recursive: true, force: true });

/** Folder names of the projects, written below `root`. */
async function renderAll() {
  const cdk = { tarball: await packedCdk(), range: "^0.1.0" };
  const written = [];
  for (const [index, combination] of combinations.entries()) {
    const name = `matrix-${index + 1}`;
    const files = await projectOf(combination, index + 1, cdk);
    for (const file of files) write(join(root, "projects", name, file.path), file.content, file.executable);
    written.push(name);
  }
  return written;
}

async function projectOf(combination, number, cdk) {
  try {
    const defaults = { uuid: "5c9f7a52-60a0-4c64-9d0c-1f6d5a6e0a01", year: 2026 };
    return await render(modelFromAnswers(answersOf(combination, number), defaults), { generatorVersion: "0.1.0", cdk });
  } catch (error) {
    throw new Error(`${JSON.stringify(combination, undefined, 1)}\n${error.message}`, { cause: error });
  }
}

/** One installation for all: that of a small project, above them. */
async function installOnce() {
  const first = combinations.find(({ project: options }) => options.cdk === "vendor");
  const files = await projectOf({ ...first, streams: [] }, 0, { tarball: await packedCdk(), range: "^0.1.0" });
  const kept = files.filter(
    ({ path }) => path === "package.json" || path.startsWith("vendor/") || path === ".prettierrc",
  );
  for (const { path, content } of kept) write(join(root, path), content);
  const tsconfig = JSON.parse(files.find(({ path }) => path === "tsconfig.json").content);
  const include = ["schemas", "src", "test"].map((folder) => `projects/*/${folder}`);
  write(join(root, "tsconfig.json"), JSON.stringify({ ...tsconfig, include }));
  const config = files.find(({ path }) => path === "eslint.config.js").content;
  write(join(root, "eslint.config.js"), config.replace("projectService: true", 'project: "./tsconfig.json"'));
  await install(root);
}

function check(program, argv) {
  const memory = "--max-old-space-size=6000";
  return run(process.execPath, [memory, join(root, "node_modules", program), ...argv], { cwd: root });
}

async function testOne(name) {
  const jest = join(root, "node_modules", "jest", "bin", "jest.js");
  const flags = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];
  const { status, output } = await outcome(process.execPath, [...flags, jest], { cwd: join(root, "projects", name) });
  if (status !== 0)
    console.error(`${JSON.stringify(combinations[Number(name.split("-")[1]) - 1], undefined, 1)}\n${output}`);
  return status === 0;
}

function write(file, content, executable = false) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content, { mode: executable ? 0o755 : 0o644 });
}

function shuffled(items) {
  return items
    .map((item) => [random(), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}
