import { join } from "node:path";
import { generateExample, install } from "../scripts/lib/generate.mjs";
import { median, runTimed } from "./lib/measure.mjs";

/** How long `npm test` of the demo's project, with its three streams, takes. */
export async function benchTest({ temp, quick }) {
  const project = join(temp, "source-demo");
  await generateExample("demo", project);
  await install(project);
  const test = async () => (await runTimed("npm", ["test"], { cwd: project })).milliseconds;
  const first = await test();
  const again = [];
  for (let round = 0; round < (quick ? 1 : 5); round += 1) again.push(await test());
  const empty = (await runTimed("npm", ["--version"], { cwd: project })).milliseconds;
  return {
    title: "`npm test` of a project with three streams",
    goal: "at most 6 s",
    head: ["first run", "median of the next", "`npm --version`"],
    rows: [[seconds(first), seconds(median(again)), seconds(empty)]],
  };
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
