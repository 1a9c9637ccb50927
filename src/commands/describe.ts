import type { Command } from "./types.js";

/** Writes the source's facts in the model's words, as one line of JSON; what is a function reads `"in code"`. */
export function describe({ source, output }: Command): number {
  const streams = Object.fromEntries(source.streams.map(({ name, facts }) => [name, facts]));
  output.line(JSON.stringify({ api: source.api.facts, streams }));
  return 0;
}
