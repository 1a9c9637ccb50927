import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runTimed } from "./measure.mjs";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const cli = join(root, "dist", "generator", "cli.js");

/** Answers for an API of `count` alike streams that pages by a cursor. */
export function answersFor(count) {
  const stream = (index) => ({
    path: `/items_${index}`,
    records: "data",
    primaryKey: "id",
    cursor: null,
    sample: "sample.json",
  });
  return {
    name: "bench",
    title: "Bench",
    config: { required: [], properties: {} },
    api: {
      baseUrl: "https://api.bench.example/v1",
      auth: { type: "none" },
      pagination: { type: "cursor", param: "after", from: "next", size: { param: "limit", value: 100 } },
    },
    streams: Object.fromEntries(Array.from({ length: count }, (_, index) => [`items_${index}`, stream(index)])),
  };
}

const sample = {
  data: [
    {
      id: 1,
      name: "Ada",
      email: "ada@bench.example",
      active: true,
      created_at: "2026-01-01T00:00:00Z",
      score: 1.5,
      tags: ["a"],
    },
    { id: 2, name: "Bob", email: null, active: false, created_at: "2026-01-02T00:00:00Z", score: 2, tags: [] },
  ],
  next: "2",
};

/** Writes a project of `count` streams, as a user's `create-connector` does without install and git; the milliseconds it took. */
export async function createProject(folder, count) {
  mkdirSync(dirname(folder), { recursive: true });
  const answers = `${folder}.answers.json`;
  writeFileSync(answers, JSON.stringify(answersFor(count)));
  writeFileSync(join(dirname(folder), "sample.json"), JSON.stringify(sample));
  const argv = [cli, "--answers", answers, "--yes", "--no-install", "--no-git", "--target", folder];
  return (await runTimed(process.execPath, argv, { cwd: dirname(folder) })).milliseconds;
}

/** Builds a project's bundle with this checkout's packages; the path of the bundle. */
export async function buildProject(folder) {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  await runTimed(process.execPath, [join(root, "src", "dist", "dev", "cli.js"), "build"], { cwd: folder });
  return join(folder, "dist", "connector.cjs");
}
