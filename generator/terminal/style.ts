import picocolors from "picocolors";

/** Colours and signs of what a person reads; each function gives its text back when there is no colour. */
export interface Style {
  readonly colour: boolean;
  /** What the tool found or adds, as opposed to what the user said. */
  readonly grey: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly red: (text: string) => string;
  /** Signs that the terminal can show: ASCII where it says that it is dumb. */
  readonly tick: string;
  readonly cross: string;
  readonly pointer: string;
}

/**
 * The style for a stream. `FORCE_COLOR` (not `0`) switches colour on, `NO_COLOR` (not empty) off, whatever the stream;
 * else it is on for a terminal that is not dumb.
 */
export function styleOf(
  stream: { readonly isTTY?: boolean },
  env: { readonly [name: string]: string | undefined },
): Style {
  const dumb = env["TERM"] === "dumb";
  const colour = wantsColour(stream.isTTY === true && !dumb, env);
  const paint = picocolors.createColors(colour);
  return {
    colour,
    grey: paint.gray,
    bold: paint.bold,
    cyan: paint.cyan,
    green: paint.green,
    yellow: paint.yellow,
    red: paint.red,
    tick: paint.green(dumb ? "ok" : "✔"),
    cross: paint.red(dumb ? "failed" : "✖"),
    pointer: dumb ? ">" : "❯",
  };
}

function wantsColour(terminal: boolean, env: { readonly [name: string]: string | undefined }): boolean {
  const force = env["FORCE_COLOR"];
  if (force !== undefined) return force !== "0" && force !== "false";
  return terminal && (env["NO_COLOR"] ?? "") === "";
}
