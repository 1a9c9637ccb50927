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

/** The top of the tree on a few lines: files of the first level, folders with their number of files. */
export function treeOf(plan: Plan, folder: string, width = 76): string {
  const paths = plan.actions.filter(({ content }) => content !== undefined).map(({ path }) => path);
  const folders = new Map<string, number>();
  for (const path of paths.filter((one) => one.includes("/"))) {
    const name = path.slice(0, path.indexOf("/") + 1);
    folders.set(name, (folders.get(name) ?? 0) + 1);
  }
  const words = [
    ...[...folders].map(([name, count]) => `${name} ${count}`),
    ...paths.filter((path) => !path.includes("/")),
  ];
  return [`  ${folder}/   ${paths.length} files`, ...wrap(words, width)].join("\n");
}

function wrap(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = "   ";
  for (const word of words) {
    if (line.length + word.length + 1 > width && line.trim() !== "") {
      lines.push(line);
      line = "   ";
    }
    line += ` ${word} `;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

function pathOf({ path, from, why }: Action): string {
  const place = from === undefined ? path : `${from} → ${path}`;
  return why === undefined ? place : `${place}  (${why})`;
}
