import { didYouMean } from "../model/suggest.js";
import { ConnectorError } from "../protocol/error.js";
import type { CommandFiles } from "./types.js";

export const commandNames = ["spec", "check", "discover", "read", "describe"] as const;
export type CommandName = (typeof commandNames)[number];

export interface Arguments {
  readonly command: CommandName;
  readonly files: CommandFiles;
  /** DEBUG lines are written too. */
  readonly debug: boolean;
}

const options = ["--config", "--catalog", "--state", "--debug"];
const needs: { readonly [Name in CommandName]: readonly (keyof CommandFiles)[] } = {
  spec: [],
  check: ["config"],
  discover: [],
  read: ["config", "catalog"],
  describe: [],
};

/**
 * Reads a command line: a command, then `--config FILE`, `--catalog FILE`, `--state FILE` (or with `=`), `--debug`.
 * @throws ConnectorError USAGE (config_error)
 */
export function parseArguments(argv: readonly string[]): Arguments {
  const [name = "", ...rest] = argv;
  const command = commandNames.find((known) => known === name);
  if (command === undefined) {
    throw usage(`There is no command ${JSON.stringify(name)}. ${didYouMean(name, commandNames)}`);
  }
  const files: { config?: string; catalog?: string; state?: string } = {};
  let debug = false;
  for (let index = 0; index < rest.length; index += 1) {
    const [option, attached] = splitOnce(rest[index] ?? "");
    if (option === "--debug") {
      debug = true;
      continue;
    }
    const key = (["config", "catalog", "state"] as const).find((known) => `--${known}` === option);
    if (key === undefined) throw usage(`There is no option ${JSON.stringify(option)}. ${didYouMean(option, options)}`);
    const value = attached ?? rest[(index += 1)];
    if (value === undefined || value === "") throw usage(`${option} needs the path of a file behind it.`);
    files[key] = value;
  }
  const missing = needs[command].find((key) => files[key] === undefined);
  if (missing !== undefined) throw usage(`The command ${command} needs --${missing} FILE.`);
  return { command, files, debug };
}

export function helpText(source: string): string {
  return `source-${source}: reads an API and writes Airbyte messages to stdout.

  spec                                                   what the configuration may hold
  check    --config FILE                                 does the configuration work?
  discover --config FILE                                 the streams that there are
  read     --config FILE --catalog FILE [--state FILE]   the records of the streams in the catalog
  describe                                               the facts of the source, in the model's words

  --debug  writes more to the log
`;
}

function splitOnce(argument: string): [string, string?] {
  const at = argument.indexOf("=");
  return at === -1 ? [argument] : [argument.slice(0, at), argument.slice(at + 1)];
}

function usage(message: string): ConnectorError {
  return new ConnectorError({ code: "USAGE", failureType: "config_error", message });
}
