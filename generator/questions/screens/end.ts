import type { Style } from "../../terminal.js";
import { pad, widthOf } from "../../terminal/text.js";

export interface Ending {
  /** Commands to go on with, each with what it does. */
  readonly next: readonly { readonly command: string; readonly does?: string }[];
  /** Words of the command that repeats the run. */
  readonly repeat: readonly string[];
  /** What has to be known or done, one sentence each. */
  readonly notes?: readonly string[];
}

/** What stands on the screen at the end: how to go on, and the command that repeats the run. */
export function endLines({ next, repeat, notes = [] }: Ending, style: Style): string[] {
  const column = Math.max(0, ...next.filter(({ does }) => does !== undefined).map(({ command }) => widthOf(command)));
  const commands = next.map(({ command, does }, index) => {
    const start = index === 0 ? `  ${style.bold("Next:")}   ` : " ".repeat(10);
    return `${start}${does === undefined ? command : `${pad(command, column)}  ${style.grey(does)}`}`;
  });
  return [
    ...notes.map((note) => `  ${style.yellow("!")} ${note}`),
    ...(notes.length === 0 ? [] : [""]),
    ...commands,
    "",
    "  Again, without questions:",
    `          ${shellLine(repeat)}`,
  ];
}

/** Words as one line for a POSIX shell; each word comes out as it is. */
export function shellLine(words: readonly string[]): string {
  return words
    .map((word) => (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(" ");
}
