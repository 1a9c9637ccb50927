/**
 * Reads random APIs through random faults, is killed at random bytes, resumes from the last state that the reader saw, and counts:
 * nothing is lost, and nothing that a state covers comes again where there is a primary key.
 * Usage: npm run chaos [-- --seeds 200 | --seed N | --prove]. `--prove` reads with a CDK that writes its state one record too early,
 * and has to find that.
 */
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { hastyCdk } from "./chaos/hasty-cdk.mjs";
import { runSeed } from "./chaos/run-seed.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, "src", "dist");
/** Every so many seeds run in processes of their own, which takes longer. */
const apartEvery = 12;
/** Seeds that wait for their servers and processes together. */
const atOnce = 8;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "200" },
    seed: { type: "string" },
    prove: { type: "boolean", default: false },
  },
});
const seeds =
  values.seed === undefined
    ? Array.from({ length: Number(values.seeds) }, (_, index) => index + 1)
    : [Number(values.seed)];
const began = Date.now();
const testing = await import(pathToFileURL(join(built, "testing", "index.js")).href);
if (values.prove) await prove();
else await all(built);

async function all(folder) {
  const cdk = await load(folder);
  const total = { runs: 0, kills: 0 };
  const red = [];
  const queue = [...seeds];
  const work = async () => {
    for (let seed = queue.shift(); seed !== undefined; seed = queue.shift()) {
      try {
        const { runs, kills } = await runSeed(seed, { cdk, testing, folder, apart: seed % apartEvery === 0 });
        total.runs += runs;
        total.kills += kills;
      } catch (error) {
        red.push(seed);
        console.error(`seed ${seed}: ${error.message}\n  again: npm run chaos -- --seed ${seed}`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  console.log(
    `${seeds.length - red.length} of ${seeds.length} seeds complete, ${total.runs} runs, ${total.kills} kills (${seconds()})`,
  );
  if (red.length > 0) process.exitCode = 1;
}

/** The first seed at which a hasty CDK loses a record. */
async function prove() {
  const hasty = hastyCdk(root);
  try {
    const cdk = await load(hasty.folder);
    for (const seed of seeds) {
      const lost = await runSeed(seed, { cdk, testing, folder: hasty.folder, apart: false }).then(
        () => undefined,
        (error) => error.message.split("\n")[0],
      );
      if (lost === undefined) continue;
      console.log(`A state one record too early is seen, at seed ${seed}: ${lost} (${seconds()})`);
      return;
    }
    console.error(`A CDK that writes its state one record too early passes ${seeds.length} seeds.`);
    process.exitCode = 1;
  } finally {
    hasty.remove();
  }
}

function load(folder) {
  return import(pathToFileURL(join(folder, "index.js")).href);
}

function seconds() {
  return `${((Date.now() - began) / 1_000).toFixed(1)} s`;
}
