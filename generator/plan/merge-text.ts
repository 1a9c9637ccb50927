import { diff3Merge } from "node-diff3";
import { countLines, endLine } from "./text.js";

/** Above this many lines node-diff3 takes seconds (its time grows with the cube of repeated lines). */
export const maxMergeLines = 1500;

export interface TextMerge {
  readonly text: string;
  /** Markers stand in the text. */
  readonly conflict: boolean;
}

export interface Labels {
  readonly base: string;
  readonly theirs: string;
}

/**
 * Merges two texts over their common base, line by line. Where both changed the same lines, both versions stand in the text between
 * diff3 markers, so that no line is lost. All texts with LF. Undefined: too long to be merged.
 */
export function mergeText(mine: string, base: string, theirs: string, labels: Labels): TextMerge | undefined {
  if (Math.max(...[mine, base, theirs].map(countLines)) > maxMergeLines) return undefined;
  const [a, o, b] = [mine, base, theirs].map(linesOf);
  const regions = diff3Merge(a ?? [], o ?? [], b ?? [], { excludeFalseConflicts: true });
  const lines = regions.flatMap(({ ok, conflict }) => {
    if (conflict === undefined) return ok ?? [];
    return [
      markers.mine,
      ...conflict.a,
      `${markers.base} ${labels.base}`,
      ...conflict.o,
      markers.middle,
      ...conflict.b,
      `${markers.theirs} ${labels.theirs}`,
    ];
  });
  return {
    text: lines.map((line) => `${line}\n`).join(""),
    conflict: regions.some(({ conflict }) => conflict !== undefined),
  };
}

/** Do markers that we wrote stand in the text? */
export function hasMarkers(text: string): boolean {
  const lines = text.split("\n");
  return lines.includes(markers.mine) && lines.some((line) => line.startsWith(`${markers.theirs} `));
}

/** The text with the user's side of every conflict. */
export function mineOf(text: string): string {
  let side: "both" | "mine" | "other" = "both";
  const lines = linesOf(text).filter((line) => {
    if (line === markers.mine) {
      side = "mine";
      return false;
    }
    if (side === "mine" && line.startsWith(`${markers.base} `)) side = "other";
    if (side === "other" && line.startsWith(`${markers.theirs} `)) {
      side = "both";
      return false;
    }
    return side !== "other";
  });
  return lines.map((line) => `${line}\n`).join("");
}

const markers = { mine: "<<<<<<< yours", base: "|||||||", middle: "=======", theirs: ">>>>>>>" };

function linesOf(text: string): string[] {
  return text === "" ? [] : endLine(text).split("\n").slice(0, -1);
}
