import { parseArgs } from "node:util";
import { didYouMean } from "../model/suggest.js";
import { toolProblem } from "./problem.js";

/** A command's options: name → whether a value follows, and the line that `--help` shows. */
export interface OptionList {
  readonly [name: string]: { readonly value?: string; readonly help: string };
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** Options that were given; those without a value hold an empty string. */
  readonly given: { readonly [name: string]: string };
}

/** Every command takes these two. */
export const commonOptions: OptionList = {
  project: {
    value: "DIR",
    help: "folder of the connector (default: the nearest one upwards that holds connector.json)",
  },
  help: { help: "show this" },
};

/** Reads a command's arguments. Unknown options and missing values are refused, with the nearest known name. */
export function readArguments(command: string, argv: readonly string[], list: OptionList, maxWords: number): Arguments {
  const known = { ...list, ...commonOptions };
  const { tokens } = parseArgs({ args: [...argv], options: parserOptions(known), strict: false, tokens: true });
  const given: { [name: string]: string } = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (option === undefined) {
      const hint = didYouMean(token.name, Object.keys(known));
      throw toolProblem(
        `connector ${command} has no option ${token.rawName}. ${hint} See: connector ${command} --help`,
      );
    }
    if (option.value === undefined && token.value !== undefined) throw toolProblem(`${token.rawName} takes no value.`);
    if (option.value !== undefined && !token.value) {
      throw toolProblem(`${token.rawName} needs a value: ${token.rawName} ${option.value}`);
    }
    given[token.name] = token.value ?? "";
  }
  const [extra] = positionals.slice(maxWords);
  if (extra !== undefined) throw toolProblem(`connector ${command} does not know what to do with "${extra}".`);
  return { positionals, given };
}

/** A whole number in a range, or a problem that names the option. */
export function wholeNumber(option: string, text: string, from: number, to: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= from && number <= to) return number;
  throw toolProblem(`--${option} must be a whole number from ${from} to ${to}; it is "${text}".`);
}

/** The option lines of `--help`. */
export function optionLines(list: OptionList): string {
  const rows = Object.entries({ ...list, ...commonOptions }).map(([name, { value, help }]) => ({
    left: `  --${name}${value === undefined ? "" : ` ${value}`}`,
    help,
  }));
  const width = Math.max(...rows.map(({ left }) => left.length)) + 2;
  return rows.map(({ left, help }) => `${left.padEnd(width)}${help}`).join("\n");
}

function parserOptions(list: OptionList): { [name: string]: { type: "string" | "boolean" } } {
  return Object.fromEntries(
    Object.entries(list).map(([name, { value }]) => [name, { type: value === undefined ? "boolean" : "string" }]),
  );
}
