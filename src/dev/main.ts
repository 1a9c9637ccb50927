import { didYouMean } from "../model/suggest.js";
import { optionLines, readArguments, type Arguments, type OptionList } from "./options.js";
import { explain, toolProblem } from "./problem.js";
import { findProject, type Project } from "./project.js";
import type { Terminal } from "./terminal.js";

/** Resolves with the exit code; undefined when the connector itself runs in this process and sets its own. */
type Start = (argv: readonly string[], terminal: Terminal) => Promise<number | undefined>;

interface Tool {
  readonly options: OptionList;
  readonly run: (project: Project, given: Arguments, terminal: Terminal) => Promise<number>;
}

const commands: { readonly [name: string]: { readonly summary: string; readonly start: Start } } = {
  build: {
    summary: "make dist/connector.cjs: the connector and all it runs on, in one file",
    start: tool("build", "connector build", 0, async () => {
      const { buildCommand } = await import("./bundle.js");
      return { options: {}, run: buildCommand };
    }),
  },
  exec: {
    summary: "run the connector, built first when its source is newer",
    start: exec,
  },
  read: {
    summary: "read streams and show their rows, from the mock API or the live one",
    start: tool("read", "connector read [STREAM …] [options]", Infinity, async () => {
      const { readCommand, readOptions } = await import("./read.js");
      return { options: readOptions, run: readCommand };
    }),
  },
  dev: {
    summary: "watch the project and show one stream's rows again after each save",
    start: tool("dev", "connector dev [STREAM]", 1, async () => {
      const { devCommand } = await import("./dev.js");
      return { options: {}, run: devCommand };
    }),
  },
  mock: {
    summary: "run the mock API at the address of integration_tests/config.json",
    start: tool("mock", "connector mock [options]", 0, async () => {
      const { mockCommand, mockOptions } = await import("./mock.js");
      return { options: mockOptions, run: mockCommand };
    }),
  },
};

/** Runs `connector` with some arguments; each command loads only what it needs. Resolves as a command does. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number | undefined> {
  const [name, ...rest] = argv;
  try {
    return name === undefined || name === "--help" ? overview(terminal) : await startOf(name)(rest, terminal);
  } catch (error) {
    terminal.warn(explain(error));
    return 1;
  }
}

function startOf(name: string): Start {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined) return command.start;
  const hint = didYouMean(name, Object.keys(commands));
  throw toolProblem(`connector has no command "${name}". ${hint} See: connector --help`);
}

/** A command with options of its own, on the project around the working folder. */
function tool(name: string, usage: string, words: number, load: () => Promise<Tool>): Start {
  return async (argv, terminal) => {
    const { options, run } = await load();
    const given = readArguments(name, argv, options, words);
    if (given.given["help"] !== undefined) return help(name, usage, options, terminal);
    return run(findProject(given.given["project"] ?? terminal.cwd), given, terminal);
  };
}

/** What stands behind `--` is the connector's; without a `--` everything is. */
async function exec(argv: readonly string[], terminal: Terminal): Promise<number | undefined> {
  const split = argv.indexOf("--");
  const { given } = readArguments("exec", argv.slice(0, Math.max(split, 0)), {}, 0);
  const usage = "connector exec [options] -- spec | check … | discover … | read …";
  if (given["help"] !== undefined || argv.length === 0 || argv[0] === "--help")
    return help("exec", usage, {}, terminal);
  const { execConnector } = await import("./exec.js");
  await execConnector(findProject(given["project"] ?? terminal.cwd), argv.slice(split + 1), terminal);
  return undefined;
}

function help(name: string, usage: string, options: OptionList, terminal: Terminal): number {
  terminal.write(`${usage}\n\n${commands[name]?.summary ?? ""}\n\n${optionLines(options)}\n`);
  return 0;
}

function overview(terminal: Terminal): number {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(8)}${summary}`);
  terminal.write(`connector COMMAND …\n\n${lines.join("\n")}\n\nconnector COMMAND --help tells its options.\n`);
  return 0;
}
