import { join } from "node:path";
import { inTurn, median, runTimed } from "./lib/measure.mjs";
import { buildProject, createProject } from "./lib/project.mjs";

/** How long `spec` of a built connector takes, beside an empty program. */
export async function benchSpec({ temp, quick }) {
  const folder = join(temp, "spec");
  await createProject(folder, 3);
  const bundle = await buildProject(folder);
  const time = (argv) => async () => (await runTimed(process.execPath, argv)).milliseconds;
  const results = await inTurn(quick ? 3 : 25, { spec: time([bundle, "spec"]), empty: time(["-e", "0"]) });
  const [spec, empty] = [median(results.spec), median(results.empty)];
  return {
    title: "`spec` of a built connector",
    goal: "at most 1.5 × `node -e 0`",
    head: ["`spec`", "`node -e 0`", "ratio"],
    rows: [[`${spec.toFixed(0)} ms`, `${empty.toFixed(0)} ms`, `${(spec / empty).toFixed(2)} ×`]],
  };
}
