import { rmSync } from "node:fs";
import { join } from "node:path";
import { inTurn, median, runTimed } from "./lib/measure.mjs";
import { createProject } from "./lib/project.mjs";

/** How long writing a project takes, without install and git, beside `node -e 0`. */
export async function benchCreate({ temp, quick }) {
  const sizes = quick ? [1, 3, 10] : [1, 3, 10, 100, 1000];
  const rows = [];
  for (const size of sizes) {
    const folder = join(temp, `create-${size}`);
    const create = async () => {
      const milliseconds = await createProject(folder, size);
      rmSync(folder, { recursive: true });
      return milliseconds;
    };
    const empty = async () => (await runTimed(process.execPath, ["-e", "0"])).milliseconds;
    const results = await inTurn(size >= 100 || quick ? 2 : 5, { create, empty });
    const [took, baseline] = [median(results.create), median(results.empty)];
    rows.push([
      String(size),
      `${(took / 1000).toFixed(2)} s`,
      `${(took / size).toFixed(1)} ms`,
      `${baseline.toFixed(0)} ms`,
    ]);
  }
  return {
    title: "Create a project (without install and git)",
    goal: "at most 1.0 s for 3 streams, and linear to 1,000",
    head: ["streams", "create", "per stream", "`node -e 0`"],
    rows,
  };
}
