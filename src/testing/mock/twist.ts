import type { JsonObject } from "../../protocol/messages.js";
import type { ActiveFault } from "./faults.js";
import type { FaultName } from "./fault-names.js";

/** Faults that change how a list is paged. */
export interface Twist {
  /** The next page's token is the one that was asked with. */
  readonly repeated: boolean;
  /** No records on this page. */
  readonly empty: boolean;
  /** The first page is half as long. */
  readonly short: boolean;
  readonly unsorted: boolean;
  /** Records on a page, and in the list, at most. */
  readonly clamp: number;
  readonly cap: number;
}

const usualClamp = 2;
const usualCap = 10;

export function twistOf(met: readonly ActiveFault[]): Twist {
  const find = (name: FaultName) => met.find((fault) => fault.name === name);
  const clamp = find("clamped-size");
  const cap = find("cap");
  return {
    repeated: find("repeated-token") !== undefined,
    empty: find("empty-page") !== undefined,
    short: find("short-page") !== undefined,
    unsorted: find("unsorted") !== undefined,
    clamp: clamp === undefined ? Infinity : (clamp.records ?? usualClamp),
    cap: cap === undefined ? Infinity : (cap.records ?? usualCap),
  };
}

/** The list as the fault gives it: cut, or in another order (each time the same: the second half first). */
export function twistedRecords(records: readonly JsonObject[], { unsorted, cap }: Twist): readonly JsonObject[] {
  const half = Math.ceil(records.length / 2);
  const mixed = unsorted ? [...records.slice(half), ...records.slice(0, half)] : records;
  return mixed.length > cap ? mixed.slice(0, cap) : mixed;
}

/** The pages as the fault cuts them: the half that the first page lacks is a page of its own. */
export function twistedPages(
  pages: readonly { readonly from: number; readonly to: number }[],
  { short }: Twist,
): readonly { readonly from: number; readonly to: number }[] {
  const [first, ...rest] = pages;
  if (!short || first === undefined || first.to - first.from < 2) return pages;
  const half = first.from + Math.floor((first.to - first.from) / 2);
  return [{ from: first.from, to: half }, { from: half, to: first.to }, ...rest];
}
