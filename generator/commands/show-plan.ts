import { diffOf } from "../plan/show-diff.js";
import { jsonOf } from "../plan/show-json.js";
import { listOf } from "../plan/show-list.js";
import type { Disk, Plan } from "../plan/types.js";
import { treeLines } from "../questions/screens/tree.js";
import type { CreateFlags, Session } from "./session.js";

/** Shows what will be done: to a person the tree, or file by file; to a machine the diff or JSON, on stdout. */
export function showPlan(
  { terminal, stdout }: Session,
  flags: CreateFlags,
  plan: Plan,
  disk: Disk,
  { folder }: { readonly folder: string },
): void {
  const { style, columns } = terminal;
  const fresh = plan.actions.every(({ name }) => name === "create");
  if (flags.diff) stdout.write(diffOf(plan, disk));
  if (flags.json) stdout.write(jsonOf(plan, { folder, applied: !flags.dryRun }));
  if (flags.dryRun || !fresh) {
    const colours = { create: style.green, delete: style.red, conflict: style.red, orphan: style.yellow };
    const paint = (name: string, text: string) =>
      name === "create" || name === "delete" || name === "conflict" || name === "orphan" ? colours[name](text) : text;
    terminal.say("", `  ${style.bold(`${folder}/`)}`, listOf(plan, paint));
  } else {
    const paths = plan.actions.map(({ path }) => path);
    terminal.say("", ...treeLines(folder, paths, { width: columns, style }), "");
  }
  if (flags.dryRun) terminal.say(style.grey(`  dry run: nothing was written`));
}
