import type { Command } from "./types.js";

/** Writes the specification. Loads nothing: the platform calls it before all else. */
export function spec({ source, output }: Command): number {
  output.message({ type: "SPEC", spec: source.spec });
  return 0;
}
