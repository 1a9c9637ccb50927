import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomApi, record } from "./api.mjs";
import { createRandom } from "./random.mjs";
import { runApart, runHere } from "./reader.mjs";
import { createLedger } from "./ledger.mjs";

/** Runs that may be disturbed, before the one that has to come to its end. */
const disturbed = 6;
/** So many bytes a record takes on its way, about; and what a run says besides. */
const bytesOfRecord = 160;
const bytesBeside = 1_200;

/**
 * One API, read until it is complete through kills at random bytes, each run from the last states that the reader of the one before
 * saw. Between runs new records come. Throws an Error that says what was lost, or came again. Resolves with counts.
 */
export async function runSeed(seed, { cdk, testing, folder, apart }) {
  const random = createRandom(seed);
  const drawn = randomApi(random);
  const { project, records } = drawn;
  const streams = Object.keys(project.streams);
  const api = testing.createMockApi({ project, records, rateLimit: false });
  await api.listen();
  for (const fault of drawn.faults) api.fault(...fault(random));
  const files = mkdtempSync(join(tmpdir(), "chaos-"));
  const ledger = createLedger(drawn, api);
  const runner = apart
    ? (argv, plan) => runApart({ folder, project }, argv, plan)
    : (argv, plan) => runHere({ run: cdk.run, source: cdk.sourceOf(project) }, argv, plan);
  const counts = { runs: 0, kills: 0 };
  try {
    const rounds = random.whole(1, disturbed);
    for (let round = 0; round < rounds; round += 1) {
      const plan = planOf(random, apart, Object.values(records).flat().length);
      await round_(plan);
      if (random.chance(0.4)) addRecords();
    }
    await round_({ how: "none", cut: Infinity });
    ledger.mustBeComplete();
    const before = ledger.startAfresh();
    addRecords();
    await round_({ how: "none", cut: Infinity });
    ledger.mustBringOnlyNew(before);
  } catch (error) {
    throw new Error(`${error.message}\n${describeApi(drawn)}`, { cause: error });
  } finally {
    rmSync(files, { recursive: true, force: true });
    await api.close();
  }
  return counts;

  async function round_(plan) {
    const { text, code } = await runner(argvOf(), plan);
    counts.runs += 1;
    if (plan.how !== "none" && plan.how !== "slow") counts.kills += 1;
    ledger.hear(text);
    const may = { none: [0], slow: [0], pipe: [0, 141, 1], term: [0, 143, 128], kill: [0, 128] }[plan.how];
    if (!may.includes(code)) throw new Error(`A run (${plan.how}) ended with ${code}.\n${ledger.errors(text)}`);
  }

  function argvOf() {
    const file = (name, value) => {
      const path = join(files, `${name}.json`);
      writeFileSync(path, JSON.stringify(value));
      return path;
    };
    const catalog = { streams: streams.map((name) => ({ stream: { name }, sync_mode: "incremental" })) };
    const state = ledger.states();
    return [
      ...["read", "--config", file("config", api.config), "--catalog", file("catalog", catalog)],
      ...(state.length === 0 ? [] : ["--state", file("state", state)]),
    ];
  }

  /** New records, at the newest time or after it. */
  function addRecords() {
    const hasTime = project.streams.items.cursor !== undefined;
    const count = random.whole(0, 3);
    for (let index = 0; index < count; index += 1) {
      const id = api.records("items").length + 1;
      api.add("items", [record(id, hasTime ? drawn.times() : undefined)]);
      if (project.streams.parts !== undefined) {
        api.add("parts", [{ ...record(1, hasTime ? drawn.times() : undefined), item_id: id }]);
      }
    }
  }
}

function planOf(random, apart, records) {
  const how = random.one(apart ? ["kill", "term", "pipe", "slow"] : ["pipe", "pipe", "pipe", "term", "slow"]);
  return { how, cut: random.whole(1, bytesBeside + records * bytesOfRecord) };
}

function describeApi({ project, faults, keyed }) {
  const { auth, pagination } = project.connector.api;
  const { cursor } = project.streams.items;
  return `  auth ${auth.type}, pagination ${JSON.stringify(pagination)}, cursor ${JSON.stringify(cursor ?? null)}, ${keyed ? "" : "no "}primary key, ${Object.keys(project.streams).length} streams, ${faults.length} faults`;
}
