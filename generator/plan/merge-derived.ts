import type { RenderedFile } from "../render/types.js";
import { bytesOf, sameContent, textOf, usesCrlf } from "./text.js";
import type { Action, AppliedState } from "./types.js";

/**
 * A file that is computed from the model is written again. In a list of one-line statements (`src/streams/index.ts`) a line of the
 * user's is kept and reported; in any other such file there is no telling whose a line is, and its first line says so.
 */
export function mergeDerived(file: RenderedFile, mine: Uint8Array, state: AppliedState | undefined): Action {
  const { id, path, content } = file;
  const done = (text: string | Uint8Array): Action => ({
    name: "update",
    id,
    path,
    file,
    content: bytesOf(text, { crlf: usesCrlf(mine) }),
  });
  const text = textOf(mine);
  if (sameContent(mine, content)) return { name: "unchanged", id, path, file };
  if (typeof content !== "string" || text === undefined || !isList(content)) return done(content);

  const ours = new Set(content.split("\n"));
  const names = Object.values(state?.files ?? {}).map(({ path: owned }) => stem(owned));
  const kept = text.split("\n").filter((line) => isStatement(line) && !ours.has(line) && !names.includes(target(line)));
  if (kept.length === 0) return done(content);
  const why = `kept: ${kept.join(" ")}`;
  const merged = `${content}${kept.map((line) => `${line}\n`).join("")}`;
  return merged === text ? { name: "keep", id, path, file, why } : { ...done(merged), why };
}

function isList(content: string): boolean {
  const lines = content.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 && lines.every((line) => isStatement(line) || line.startsWith("//"));
}

function isStatement(line: string): boolean {
  return /^(export|import)\b.*;$/.test(line);
}

/** The module that a statement names: `export { orders } from "./orders.js";` → `orders`. */
function target(line: string): string {
  return stem(/["']([^"']+)["'];$/.exec(line)?.[1] ?? "");
}

function stem(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]+$/, "");
}
