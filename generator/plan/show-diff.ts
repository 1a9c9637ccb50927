import { diffIndices } from "node-diff3";
import { maxMergeLines } from "./merge-text.js";
import { textOf } from "./text.js";
import type { Action, Disk, Plan } from "./types.js";

/** Unified diff of everything that the plan would change on the disk, as `git diff` prints it; binary files are named. */
export function diffOf(plan: Plan, disk: Disk): string {
  return plan.actions.map((action) => fileDiff(action, disk)).join("");
}

function fileDiff(action: Action, disk: Disk): string {
  const { path, from = path, content, beside, name } = action;
  if (beside !== undefined) return changeDiff(`${path}.new`, undefined, `${path}.new`, beside);
  const before = disk.read(from);
  if (name === "delete") return changeDiff(from, before, path, undefined);
  if (content === undefined) return "";
  return changeDiff(from, before, path, content);
}

function changeDiff(from: string, before: Uint8Array | undefined, to: string, after: Uint8Array | undefined): string {
  if (before !== undefined && after !== undefined && from === to && Buffer.from(before).equals(after)) return "";
  const [old, now] = [before, after].map((bytes) => (bytes === undefined ? "" : textOf(bytes)));
  const head = `--- ${before === undefined ? "/dev/null" : `a/${from}`}\n+++ ${after === undefined ? "/dev/null" : `b/${to}`}\n`;
  if (old === undefined || now === undefined) return `Binary files a/${from} and b/${to} differ\n`;
  return `${head}${hunks(old, now)}`;
}

const context = 3;

interface Change {
  readonly at: number;
  readonly removed: readonly string[];
  readonly to: number;
  readonly added: readonly string[];
}

function hunks(before: string, after: string): string {
  const [a, b] = [linesOf(before), linesOf(after)];
  return groups(changesOf(a, b))
    .map((group) => hunk(a, group))
    .join("");
}

function changesOf(a: readonly string[], b: readonly string[]): Change[] {
  if (Math.max(a.length, b.length) > maxMergeLines) return [{ at: 0, removed: a, to: 0, added: b }];
  return diffIndices([...a], [...b]).map(({ buffer1: [at], buffer2: [to], buffer1Content, buffer2Content }) => ({
    at,
    removed: buffer1Content,
    to,
    added: buffer2Content,
  }));
}

/** Changes whose contexts touch share a hunk. */
function groups(changes: readonly Change[]): Change[][] {
  const all: Change[][] = [];
  for (const change of changes) {
    const last = all.at(-1);
    const end = last?.at(-1);
    if (last !== undefined && end !== undefined && change.at - (end.at + end.removed.length) <= context * 2) {
      last.push(change);
    } else {
      all.push([change]);
    }
  }
  return all;
}

function hunk(a: readonly string[], group: readonly Change[]): string {
  const [first, last] = [group[0], group.at(-1)];
  if (first === undefined || last === undefined) return "";
  const start = Math.max(0, first.at - context);
  const end = Math.min(a.length, last.at + last.removed.length + context);
  const lines: string[] = [];
  let at = start;
  for (const change of group) {
    lines.push(...a.slice(at, change.at).map((line) => ` ${line}`));
    lines.push(...change.removed.map((line) => `-${line}`), ...change.added.map((line) => `+${line}`));
    at = change.at + change.removed.length;
  }
  lines.push(...a.slice(at, end).map((line) => ` ${line}`));
  const grown = group.reduce((sum, { added, removed }) => sum + added.length - removed.length, 0);
  const newStart = first.to - (first.at - start);
  const head = `@@ -${range(start, end - start)} +${range(newStart, end - start + grown)} @@`;
  return `${[head, ...lines].join("\n")}\n`;
}

function range(start: number, length: number): string {
  return `${length === 0 ? start : start + 1},${length}`;
}

/** A last line without a newline is told apart, as git does. */
function linesOf(text: string): string[] {
  if (text === "") return [];
  if (text.endsWith("\n")) return text.slice(0, -1).split("\n");
  const lines = text.split("\n");
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ""}\n\\ No newline at end of file`];
}
