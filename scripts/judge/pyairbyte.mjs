/**
 * Lets PyAirbyte read the generated GitHub connector twice into DuckDB, against the mock API: three repositories with 250
 * issues each, ties at the pages' and the state's boundaries. All ids must arrive, once; every declared column must be filled
 * somewhere; the second sync must bring only what is new. A connector that drops its last record must be refused.
 * Usage: npm run judge:pyairbyte [-- DIR] (an installed project of the GitHub example; default: it is generated)
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateExample, install } from "../lib/generate.mjs";
import { run, timed } from "../lib/shell.mjs";
import { pythonWithPyAirbyte } from "./environment.mjs";
import { listeningConnector } from "./listening.mjs";
import { firstRecords, laterIssues } from "./records.mjs";

const temp = mkdtempSync(join(tmpdir(), "judge-"));
const project = process.argv[2] ?? join(temp, "source-github");
const python = await timed("Python environment with PyAirbyte", pythonWithPyAirbyte);
await timed("generate, install and build the GitHub connector", async () => {
  if (process.argv[2] === undefined) {
    await generateExample("github", project);
    await install(project);
  }
  await run("npm", ["run", "build"], { cwd: project });
});

const complaints = await judge("whole");
for (const complaint of complaints) console.error(`  ${complaint}`);
const refusals = await judge("drops-last-record");
console.log(`a connector that drops its last record is ${refusals.length > 0 ? "refused" : "NOT refused"}:`);
for (const complaint of refusals) console.log(`  ${complaint}`);
rmSync(temp, { recursive: true, force: true });

const verdicts = [complaints.length === 0, refusals.length > 0];
const passed = verdicts.filter(Boolean).length;
if (passed < verdicts.length) process.exitCode = 1;
console.log(`${passed} passed, ${verdicts.length - passed} failed`);

/** Two syncs of the connector, or of a broken one; what is wrong with what arrived. */
async function judge(kind) {
  const { createMockApi, model, schemas } = await library();
  const records = firstRecords(model);
  const mock = createMockApi({ project: model, records, rateLimit: false });
  await mock.listen();
  const connector = listeningConnector(join(temp, kind), join(project, "bin", "source-github"), kind);
  const sync = () => readWith(connector, mock.config, join(temp, `${kind}.duckdb`));
  try {
    const first = await timed(`${kind}: first sync`, sync);
    const found = compare("first sync", first, idsOf(records), idsOf(records));
    const added = laterIssues(records.issues);
    mock.add("issues", added);
    const second = await timed(`${kind}: second sync`, sync);
    const all = { ...records, issues: [...records.issues, ...added] };
    found.push(
      ...compare("second sync", second, idsOf(all), idsOf({ repositories: records.repositories, issues: added })),
    );
    found.push(...unfilled(second, schemas));
    return found;
  } finally {
    await mock.close();
  }
}

/** The CDK as the project has it. */
async function library() {
  const from = (name) => import(join(project, "node_modules", "@create-connector", "cdk", "dist", name, "index.js"));
  const [{ createMockApi }, { readProject }] = await Promise.all([from("testing"), from("model")]);
  const model = readProject(project);
  return { createMockApi, model, schemas: model.schemas };
}

async function readWith(connector, config, database) {
  const files = { config: join(temp, "config.json"), keys: join(temp, "keys.json") };
  writeFileSync(files.config, JSON.stringify(config), { mode: 0o600 });
  writeFileSync(files.keys, JSON.stringify({ repositories: "id", issues: "id" }));
  connector.forget();
  const script = new URL("read.py", import.meta.url).pathname;
  const said = await run(python, [script, connector.path, files.config, database, files.keys], {
    cwd: temp,
    env: {
      AIRBYTE_OFFLINE_MODE: "1",
      DO_NOT_TRACK: "1",
      AIRBYTE_PROJECT_DIR: join(temp, "pyab"),
      PYTHONWARNINGS: "ignore",
    },
  });
  const line = said.split("\n").find((text) => text.startsWith("RESULT "));
  if (line === undefined) throw new Error(`PyAirbyte printed no result:\n${said}`);
  return { ...JSON.parse(line.slice("RESULT ".length)), emitted: connector.emitted() };
}

/** `stored`: what must stand in DuckDB; `sent`: what the connector must have said in this sync, each once. */
function compare(title, { processed, streams, emitted }, stored, sent) {
  const found = [];
  for (const [stream, ids] of Object.entries(stored)) {
    const difference = differ(streams[stream].ids, ids);
    console.log(
      `          ${title}: ${stream}: ${streams[stream].ids.length} rows, ${emitted[stream]?.length ?? 0} sent`,
    );
    if (difference !== undefined) found.push(`${title}: ${stream} in DuckDB: ${difference}`);
    const said = differ(emitted[stream] ?? [], sent[stream]);
    if (said !== undefined) found.push(`${title}: ${stream} as sent: ${said}`);
  }
  const expected = Object.values(sent).flat().length;
  if (processed !== expected) found.push(`${title}: PyAirbyte counted ${processed} records instead of ${expected}`);
  return found;
}

/** Exactly the same ids, each as often? If not: what is too few and too many. */
function differ(actual, expected) {
  const count = (ids) =>
    ids.reduce((counts, id) => counts.set(String(id), (counts.get(String(id)) ?? 0) + 1), new Map());
  const [have, want] = [count(actual), count(expected)];
  const missing = [...want.keys()].filter((id) => !have.has(id));
  const extra = [...have].filter(([id, times]) => times > (want.get(id) ?? 0)).map(([id]) => id);
  if (missing.length === 0 && extra.length === 0) return undefined;
  const some = (ids) =>
    `${ids.length}${ids.length === 0 ? "" : ` (${ids.slice(0, 5).join(", ")}${ids.length > 5 ? ", …" : ""})`}`;
  return `${actual.length} of ${expected.length} ids; missing ${some(missing)}, too many ${some(extra)}`;
}

function unfilled({ streams }, schemas) {
  return Object.entries(streams).flatMap(([stream, { filled }]) =>
    Object.keys(schemas[stream].properties)
      .filter((column) => !(filled[column.toLowerCase()] > 0))
      .map((column) => `${stream}.${column} is null in every row`),
  );
}

function idsOf(records) {
  return Object.fromEntries(Object.entries(records).map(([stream, list]) => [stream, list.map(({ id }) => id)]));
}
