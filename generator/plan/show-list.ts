import type { Action, ActionName, Plan } from "./types.js";

/** Colours for a line's first word; plain text without. */
export type Paint = (name: ActionName, text: string) => string;

/** One line a file: `create  src/api.ts`. Unchanged files are counted in the last line. */
export function listOf(plan: Plan, paint: Paint = (_, text) => text): string {
  const shown = plan.actions.filter(({ name }) => name !== "unchanged");
  const width = Math.max(0, ...shown.map(({ name }) => name.length));
  const lines = shown.map((action) => `  ${paint(action.name, action.name.padEnd(width))}  ${pathOf(action)}`);
  return [...lines, `  ${countsOf(plan)}`].join("\n");
}

/** `34 create, 2 keep`. */
export function countsOf(plan: Plan): string {
  const counts = new Map<ActionName, number>();
  for (const { name } of plan.actions) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${count} ${name}`).join(", ") || "nothing to do";
}

function pathOf({ path, from, why }: Action): string {
  const place = from === undefined ? path : `${from} → ${path}`;
  return why === undefined ? place : `${place}  (${why})`;
}
