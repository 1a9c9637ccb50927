import { createHash } from "node:crypto";
import type { PaginationModel, StreamModel } from "../../model/types.js";
import type { RecordList } from "../data/dataset.js";
import { canonical } from "../data/paths.js";
import type { MockAnswer } from "../types.js";
import { json } from "./answers.js";

/**
 * The status in place of an empty list below a parent, where the model knows such statuses: those of `emptyOn` and `skipOn` in
 * turn. A list that is only filtered to nothing is answered as such.
 */
export function statusOfNothing(
  { emptyOn = [], skipOn = [] }: StreamModel,
  { variables, records }: RecordList,
): number | undefined {
  if (records.length > 0 || Object.keys(variables).length === 0) return undefined;
  const statuses = [...emptyOn, ...skipOn.map(({ status }) => status)];
  return statuses[hashOf(canonical(variables)) % statuses.length];
}

/** Are pages asked for by a number, so that one after the last can be? */
export function isCounted({ type }: PaginationModel): boolean {
  return ["page", "offset"].includes(type);
}

export function nothing(status: number): MockAnswer {
  return json({ error: { code: "nothing_here", message: "There is nothing here." } }, status);
}

function hashOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt16BE();
}
