import type { Style } from "../../terminal.js";
import { counted } from "./facts.js";

/**
 * The files of a project before they are written, folders with the number of files in them:
 *
 *     source-acme/   34 files
 *       connector.json  streams/ 2  schemas/ 2  src/ 7  test/ 5  Dockerfile  metadata.yaml  …
 */
export function treeLines(
  folder: string,
  paths: readonly string[],
  options: { readonly width: number; readonly style: Style },
): string[] {
  const { width, style } = options;
  const words = entries(paths).map(({ name, files }) => ({
    plain: files === undefined ? name : `${name}/ ${files}`,
    shown: files === undefined ? name : `${style.bold(`${name}/`)} ${style.grey(String(files))}`,
  }));
  const lines: { width: number; words: string[] }[] = [];
  for (const { plain, shown } of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.width + 2 + plain.length <= width - 4) {
      last.words.push(shown);
      last.width += 2 + plain.length;
    } else lines.push({ width: plain.length, words: [shown] });
  }
  return [
    `  ${style.bold(`${folder}/`)}   ${style.grey(counted(paths.length, "file"))}`,
    ...lines.map((line) => `    ${line.words.join("  ")}`),
  ];
}

/** What is read first comes first; the rest in order of names, hidden files last. */
const FIRST = ["connector.json", "streams", "schemas", "src", "test"];

function entries(paths: readonly string[]): { name: string; files?: number }[] {
  const counts = new Map<string, number | undefined>();
  for (const path of paths) {
    const slash = path.indexOf("/");
    const name = slash < 0 ? path : path.slice(0, slash);
    counts.set(name, slash < 0 ? undefined : (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([name, files]) => (files === undefined ? { name } : { name, files }));
}

function rank(name: string): number {
  const first = FIRST.indexOf(name);
  if (first >= 0) return first;
  return name.startsWith(".") ? FIRST.length + 1 : FIRST.length;
}
