/**
 * Breaks one line at a time and expects the named test to notice: test/mutants/*.json holds the list.
 * Usage: npm run mutants [-- FILTER] (part of a mutant's name, file, test or list).
 * The tree is copied once per worker, so the checkout is never touched.
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { copyTree } from "./lib/copy-tree.mjs";
import { runTests } from "./lib/run-tests.mjs";

const workers = 2;
/** A mutant may loop for ever; that counts as noticed. */
const patience = 60_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const mutants = readMutants(process.argv[2]);
const temp = mkdtempSync(join(tmpdir(), "mutants-"));
process.on("exit", () => rmSync(temp, { recursive: true, force: true }));

const trees = Array.from({ length: workers }, (_, worker) => copyTree(root, join(temp, String(worker))));
const red = await redTests(trees[0]);
const results = (await Promise.all(trees.map(work))).flat();

const survivors = results.filter((result) => !result.caught);
if (survivors.length > 0) process.exitCode = 1;
console.log(`${results.length - survivors.length} passed, ${survivors.length} failed`);

/** The list, by test, so that a worker's caches stay warm. */
function readMutants(filter) {
  const folder = join(root, "test", "mutants");
  const lists = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
  const all = lists.flatMap((list) =>
    JSON.parse(readFileSync(join(folder, list), "utf8")).map((mutant) => ({ ...mutant, list })),
  );
  const chosen = all.filter(
    ({ name, file, test, list }) =>
      filter === undefined || [name, file, test, list].some((text) => text.includes(filter)),
  );
  if (chosen.length === 0)
    fail(filter === undefined ? "test/mutants holds no mutant." : `No mutant matches "${filter}".`);
  return chosen.sort((a, b) => (a.test < b.test ? -1 : a.test > b.test ? 1 : 0));
}

/** The tests that are red without any mutant: they would count every mutant as noticed. */
async function redTests(tree) {
  const tests = [...new Set(mutants.map(({ test }) => test))].filter((test) => existsSync(join(root, test)));
  if (tests.length === 0) return [];
  const began = Date.now();
  const { red, output } = await runTests(tree, tests, { workers, patience: 900_000 });
  console.log(`${tests.length - red.length} of ${tests.length} test files green without a mutant (${seconds(began)})`);
  if (red.length > 0) console.error(output);
  return red;
}

async function work(tree) {
  const done = [];
  for (let mutant = mutants.shift(); mutant !== undefined; mutant = mutants.shift()) {
    const began = Date.now();
    const problem = await survival(tree, mutant);
    console.log(`${problem === undefined ? "caught  " : "SURVIVED"} ${seconds(began)} ${mutant.file}: ${mutant.name}`);
    if (problem !== undefined) console.log(`         ${problem} (test/mutants/${mutant.list})`);
    done.push({ caught: problem === undefined });
  }
  return done;
}

/** Why a mutant was not caught; undefined when it was. */
async function survival(tree, { file, find, replace, test }) {
  const path = join(tree, file);
  if (!existsSync(path)) return `${file} does not exist.`;
  if (!existsSync(join(tree, test))) return `${test} does not exist.`;
  if (red.includes(test)) return `${test} is red without any mutant.`;
  const original = readFileSync(path, "utf8");
  const parts = original.split(find);
  if (parts.length !== 2) return `"find" must occur once in ${file}; it occurs ${parts.length - 1} times.`;
  if (find === replace) return `"replace" is the same as "find".`;
  writeFileSync(path, parts.join(replace));
  try {
    const { red, failures, timedOut, output } = await runTests(tree, [test], { workers: 1, patience });
    if (red.length === 0) return `${test} stays green.`;
    if (failures === 0 && !timedOut) return `${test} did not run, so it shows nothing:\n${output}`;
    return undefined;
  } finally {
    writeFileSync(path, original);
  }
}

function seconds(began) {
  return `${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s`;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
