import type { RenderedFile } from "../render/types.js";
import { sameJson } from "./merge-json.js";
import { mergeDerived } from "./merge-derived.js";
import { mergeFile } from "./merge-file.js";
import { hasMarkers } from "./merge-text.js";
import { bytesOf, hashOf, sameContent, textOf, usesCrlf } from "./text.js";
import type { Action, ActionName, AppliedState, Disk, PlanMeta } from "./types.js";

type Entry = AppliedState["files"][string];

/** What happens to a file that is rendered. The rows of the table, in its order. */
export function decide(file: RenderedFile, disk: Disk, state: AppliedState | undefined, meta: PlanMeta): Action {
  if (state?.removed.includes(file.id) === true && disk.read(file.path) === undefined) return staysDeleted(file, false);
  const known = knownEntry(file, disk, state);
  const place = known?.path ?? file.path;
  const mine = disk.read(place);
  if (known === undefined) return mine === undefined ? write("create", file) : foreign(file, mine, meta);
  if (mine === undefined) return missing(file, known);
  const result = decideKnown(file, known, mine, disk, state, meta);
  return place === file.path ? result : move(result, place, mine, disk.read(file.path));
}

function decideKnown(
  file: RenderedFile,
  known: Entry,
  mine: Uint8Array,
  disk: Disk,
  state: AppliedState | undefined,
  meta: PlanMeta,
): Action {
  if (file.policy === "once") return action("keep", file);
  if (file.policy === "model") return model(file, mine);
  if (file.policy === "derived") return mergeDerived(file, mine, state);
  if (file.policy === "binary") return binary(file, known, mine);
  const base = disk.base(known.path) ?? (hashOf(mine) === known.hash ? mine : undefined);
  if (pendingBeside(file, disk, state)) {
    const based = base !== undefined && sameContent(base, file.content) ? { file } : {};
    return { ...pending(file, `${file.path}.new lies beside it`), ...based };
  }
  if (base === undefined) return foreign(file, mine, meta);
  return threeWay(file, base, mine, state, meta);
}

/** The same file under a new path. What is at the new path already is only accepted when it is what would be written there. */
function move(action: Action, from: string, mine: Uint8Array, inTheWay: Uint8Array | undefined): Action {
  if (action.file === undefined) return action;
  const content = action.content ?? mine;
  if (inTheWay === undefined || sameContent(inTheWay, content)) return { ...action, from, content };
  const { id, path } = action;
  return { name: "conflict", id, path, why: `${from} would move here, but another file is in the way` };
}

/** What happens to a file of ours that is not rendered any more. */
export function decideGone(id: string, entry: Entry, disk: Disk): Action {
  const mine = disk.read(entry.path);
  if (mine === undefined) return { name: "forget", id, path: entry.path };
  if (entry.policy === "derived" || entry.policy === "model") return { name: "delete", id, path: entry.path };
  const base = disk.base(entry.path);
  const unedited = base === undefined ? hashOf(mine) === entry.hash : sameContent(mine, base);
  if (unedited) return { name: "delete", id, path: entry.path };
  return { name: "orphan", id, path: entry.path, why: "you changed it, so it stays; it is yours now" };
}

/** A base without an entry is what a run left that was cut off before it wrote the state. */
function knownEntry(file: RenderedFile, disk: Disk, state: AppliedState | undefined): Entry | undefined {
  const entry = state?.files[file.id];
  if (entry !== undefined) return entry;
  return disk.base(file.path) === undefined ? undefined : { path: file.path, policy: file.policy };
}

function foreign(file: RenderedFile, mine: Uint8Array, meta: PlanMeta): Action {
  if (sameContent(mine, file.content)) return action("adopt", file);
  if (meta.force === true) return { ...write("update", file, mine), why: "overwritten" };
  return {
    name: "conflict",
    id: file.id,
    path: file.path,
    beside: bytesOf(file.content),
    why: "exists and is not ours",
  };
}

/** What is computed and what the project cannot do without comes back; the rest was deleted on purpose. */
function missing(file: RenderedFile, known: Entry): Action {
  if (file.policy === "derived" || file.policy === "model" || file.policy === "binary") return write("create", file);
  return staysDeleted(file, known.hash !== undefined && known.hash !== hashOf(file.content));
}

function staysDeleted(file: RenderedFile, changed: boolean): Action {
  const name = "stays deleted";
  return { name, id: file.id, path: file.path, ...(changed ? { why: "its template has changed" } : {}) };
}

function model(file: RenderedFile, mine: Uint8Array): Action {
  const text = textOf(mine);
  const equal = typeof file.content === "string" && text !== undefined && sameJson(text, file.content);
  return equal || sameContent(mine, file.content) ? action("unchanged", file) : write("update", file, mine);
}

function binary(file: RenderedFile, known: Entry, mine: Uint8Array): Action {
  if (sameContent(mine, file.content)) return action("unchanged", file);
  if (hashOf(mine) === known.hash) return write("update", file);
  return pending(file, "it is not what was written here; delete it and run again");
}

function threeWay(
  file: RenderedFile,
  base: Uint8Array,
  mine: Uint8Array,
  state: AppliedState | undefined,
  meta: PlanMeta,
): Action {
  const changed = !sameContent(base, file.content);
  if (sameContent(mine, base)) return changed ? write("update", file, mine) : action("unchanged", file);
  if (sameContent(mine, file.content)) return action("adopt", file);
  if (!changed && !hasMarkers(textOf(mine) ?? "")) return action("keep", file);
  return mergeFile(file, base, mine, state?.generator ?? meta.generator, meta.generator);
}

/**
 * A beside file stands for an open conflict until someone has taken what they want from it and removed it. One that no state knows is
 * ours when it holds the new text: a run was cut off after it.
 */
function pendingBeside(file: RenderedFile, disk: Disk, state: AppliedState | undefined): boolean {
  const beside = disk.read(`${file.path}.new`);
  if (beside === undefined) return false;
  return state?.conflicts.includes(file.path) === true || sameContent(beside, file.content);
}

/** An open conflict: the disk and the base are left alone. */
function pending(file: RenderedFile, why: string): Action {
  return { name: "conflict", id: file.id, path: file.path, why };
}

function action(name: ActionName, file: RenderedFile): Action {
  return { name, id: file.id, path: file.path, file, ...(file.executable === true ? { executable: true } : {}) };
}

/** Written with the line ends that the file on the disk has. */
function write(name: ActionName, file: RenderedFile, mine?: Uint8Array): Action {
  const crlf = mine !== undefined && usesCrlf(mine);
  return { ...action(name, file), content: bytesOf(file.content, { crlf }) };
}
