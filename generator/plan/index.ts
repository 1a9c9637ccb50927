import type { RenderedFile } from "../render/types.js";
import { decide, decideGone } from "./decide.js";
import { hashOf } from "./text.js";
import type { Action, AppliedState, Disk, Plan, PlanMeta } from "./types.js";

/**
 * What has to happen so that a project holds `files`: the decision table of docs/regeneration.md over the last render (base), the disk
 * (mine) and the new render (theirs). Pure: `disk` was read before, nothing is written.
 */
export function plan(
  files: readonly RenderedFile[],
  disk: Disk,
  state: AppliedState | undefined,
  meta: PlanMeta,
): Plan {
  const ids = new Set(files.map(({ id }) => id));
  const gone = Object.entries(state?.files ?? {}).filter(([id]) => !ids.has(id));
  const written = files.map((file) => decide(file, disk, state, meta));
  const left = gone.map(([id, entry]) => decideGone(id, entry, disk));
  const actions = [...written, ...left].sort((a, b) => compare(a.path, b.path));
  return { actions, state: stateAfter(files, written, state, meta) };
}

/** Paths with a conflict that a person has to settle. */
export function conflictsOf(plan: Plan): string[] {
  return plan.actions.filter(({ name }) => name === "conflict").map(({ path }) => path);
}

function stateAfter(
  files: readonly RenderedFile[],
  actions: readonly Action[],
  before: AppliedState | undefined,
  meta: PlanMeta,
): AppliedState {
  const entries = files.flatMap((file, index) => {
    const action = actions[index];
    const entry = action === undefined ? undefined : entryAfter(file, action, before);
    return entry === undefined ? [] : [[file.id, entry] as const];
  });
  const removed = actions.filter(({ name }) => name === "stays deleted").map(({ id }) => id);
  const conflicts = actions.filter(({ name }) => name === "conflict").map(({ path }) => path);
  return {
    format: 1,
    generator: meta.generator,
    files: Object.fromEntries(entries.sort(([a], [b]) => compare(a, b))),
    removed: removed.sort(compare),
    conflicts: conflicts.sort(compare),
  };
}

function entryAfter(
  file: RenderedFile,
  action: Action,
  before: AppliedState | undefined,
): AppliedState["files"][string] | undefined {
  const known = before?.files[file.id];
  if (action.name === "stays deleted") return undefined;
  if (action.file === undefined) return known;
  const { path, policy, stream } = file;
  const hash = hashAfter(file, action, known?.hash);
  return { path, policy, ...(hash === undefined ? {} : { hash }), ...(stream === undefined ? {} : { stream }) };
}

/** Of the base; of what was written for `once` and `binary`. Two branches would always clash in the hash of a computed file. */
function hashAfter(file: RenderedFile, action: Action, known: string | undefined): string | undefined {
  if (file.policy === "derived" || file.policy === "model") return undefined;
  if (file.policy === "once" && action.name === "keep") return known;
  return hashOf(file.content);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
