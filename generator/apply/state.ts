import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../errors.js";
import type { AppliedState } from "../plan/types.js";
import type { Policy } from "../render/types.js";
import { stateFile, streamStates } from "./paths.js";

type Files = AppliedState["files"];
type Entry = Files[string];

/**
 * What was last applied to a project; undefined when nothing was. `version`: of this program. Refused: a file that is broken, of another
 * format, or written by a newer version.
 */
export function readState(root: string, version: string): AppliedState | undefined {
  const path = join(root, stateFile);
  if (!existsSync(path)) return undefined;
  const state = readObject(root, stateFile);
  if (state["format"] !== 1) {
    throw new UserError(`${stateFile} has format ${String(state["format"])}, and this version knows format 1.`, [
      "Use the version of create-connector that wrote it, or a newer one.",
    ]);
  }
  const generator = String(state["generator"]);
  if (isNewer(generator, version)) {
    throw new UserError(`This project was written by create-connector ${generator}, and this is ${version}.`, [
      `Run it with npx create-connector@${generator} or newer.`,
    ]);
  }
  const streams = streamFiles(root).map((name) => filesOf(readObject(root, `${streamStates}/${name}`)));
  return {
    format: 1,
    generator,
    files: Object.fromEntries([filesOf(state), ...streams].flatMap((files) => Object.entries(files))),
    removed: texts(state["removed"]),
    conflicts: texts(state["conflicts"]),
  };
}

/** The state as files: one for the project and one a stream, so that two branches that each add a stream merge without a conflict. */
export function stateFiles(state: AppliedState): Map<string, string> {
  const streams = new Map<string, [string, Entry][]>();
  const project: [string, Entry][] = [];
  for (const [id, entry] of Object.entries(state.files)) {
    if (entry.stream === undefined) project.push([id, entry]);
    else streams.set(entry.stream, [...(streams.get(entry.stream) ?? []), [id, entry]]);
  }
  const { format, generator, removed, conflicts } = state;
  const out = new Map(
    [...streams].map(([name, entries]) => [`${streamStates}/${name}.json`, document([["files", entries]])]),
  );
  return out.set(
    stateFile,
    document([
      ["format", format],
      ["generator", generator],
      ["files", project],
      ["removed", removed],
      ["conflicts", conflicts],
    ]),
  );
}

/** Names of the streams' state files that are there. */
export function streamFiles(root: string): string[] {
  const folder = join(root, streamStates);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
}

/** One entry a line, sorted: that is what git merges best. */
function document(parts: readonly (readonly [string, unknown])[]): string {
  const lines = parts.map(([key, value]) => {
    if (key === "files" && Array.isArray(value) && value.length === 0) return `  "files": {}`;
    if (!isEntries(value)) return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const sorted = [...value].sort(([a], [b]) => (a < b ? -1 : 1));
    const entries = sorted.map(([id, entry]) => `    ${JSON.stringify(id)}: ${JSON.stringify(entry)}`);
    return `  ${JSON.stringify(key)}: {\n${entries.join(",\n")}\n  }`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}

function isEntries(value: unknown): value is readonly (readonly [string, Entry])[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => Array.isArray(one));
}

function readObject(root: string, path: string): { readonly [key: string]: unknown } {
  const broken = new UserError(`${path} is broken: it is no JSON object.`, [
    "Take it from your version control: git checkout -- " + path,
  ]);
  try {
    const value: unknown = JSON.parse(readFileSync(join(root, path), "utf8"));
    if (isObject(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw broken;
}

function filesOf(state: { readonly [key: string]: unknown }): Files {
  const files = isObject(state["files"]) ? Object.entries(state["files"]) : [];
  return Object.fromEntries(files.flatMap(([id, entry]) => (isEntry(entry) ? [[id, entry] as const] : [])));
}

const policies: readonly string[] = [
  "merge",
  "json",
  "lines",
  "once",
  "derived",
  "model",
  "binary",
] satisfies readonly Policy[];

function isEntry(value: unknown): value is Entry {
  if (!isObject(value)) return false;
  const { path, policy, hash, stream } = value;
  return (
    typeof path === "string" &&
    typeof policy === "string" &&
    policies.includes(policy) &&
    (hash === undefined || typeof hash === "string") &&
    (stream === undefined || typeof stream === "string")
  );
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** Compares the three numbers of two versions. */
function isNewer(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split(/[.-]/).slice(0, 3).map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
