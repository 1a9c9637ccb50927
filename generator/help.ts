import { settingQuestions, streamQuestions } from "./questions/list.js";
import type { Question } from "./questions/types.js";

/** What stands below the options in `--help`. */
export function helpText(): string {
  return `
Facts of --stream NAME:
${factLines(streamQuestions)}

Facts of --setting NAME:
${factLines(settingQuestions)}

Examples:
  create-connector
      asks everything
  create-connector acme --base-url https://api.acme.com/v1 \\
      --stream orders path=/orders --sample orders=orders.json
      asks what is left
  create-connector --answers acme.json --yes --target source-acme
      asks nothing

Non-interactive use:
  Nothing is asked without a terminal, in CI (CI=1), with --yes or with
  CONNECTOR_NON_INTERACTIVE=1. Defaults are taken; what has none is an error
  that names its flag. Order of answers: flag, answers file, draft, question,
  default.

Exit codes: 0 done, 1 error, 2 conflicts are left, 130 cancelled. Text for
people goes to stderr, --diff and --json to stdout. Colours: NO_COLOR and
FORCE_COLOR are obeyed. No telemetry.
`;
}

const column = 32;
const width = 80;

function factLines<Context>(list: readonly Question<Context>[]): string {
  return list
    .map(({ flag, help, choices }) => {
      const values = choices === undefined ? "" : ` (${choices.map(({ value }) => value).join(", ")})`;
      const [first = "", ...rest] = wrapped(`${help}${values}`, width - column);
      const head = flag.length + 4 > column ? `  ${flag}\n${" ".repeat(column)}` : `  ${flag}`.padEnd(column);
      return [`${head}${first}`, ...rest.map((line) => `${" ".repeat(column)}${line}`)].join("\n");
    })
    .join("\n");
}

function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
