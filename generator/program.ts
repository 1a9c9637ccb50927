import { Command, Option } from "commander";
import type { CreateFlags, Session } from "./commands/session.js";
import { UserError } from "./errors.js";
import { helpText } from "./help.js";
import { questions } from "./questions/list.js";
import type { Question } from "./questions/types.js";

/**
 * The command line: strict, with a flag for every question. Loads commander and the list of questions; the rest when a command runs, which
 * asks for its `session` and hands its exit code to `onExit`.
 */
export function createProgram(
  version: string,
  session: () => Promise<Session>,
  onExit: (code: number) => void,
): Command {
  const program = new Command("create-connector")
    .description("One command from questions to rows: writes a TypeScript connector that speaks the Airbyte protocol.")
    .version(version)
    .argument("[name]", "what the source is called")
    .helpOption("-h, --help", "show this help")
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .enablePositionalOptions()
    .showHelpAfterError("(create-connector --help lists the options)")
    .addHelpText("after", helpText());
  const flags = questions.map((question) => ({ question, option: optionOf(question) }));
  for (const { option } of flags) program.addOption(option);
  for (const option of runOptions()) program.addOption(option);

  program.action(async (name: string | undefined) => {
    const given = program.opts();
    const answered = new Map(
      flags.flatMap(({ question, option }) => {
        const value: unknown = given[option.attributeName()];
        if (program.getOptionValueSource(option.attributeName()) !== "cli") return [];
        return typeof value === "string" || typeof value === "boolean" ? [[question.key, value] as const] : [];
      }),
    );
    const { create } = await import("./commands/create.js");
    onExit(await create(await session(), createFlags(name, answered, given)));
  });
  program
    .command("demo")
    .description("write a connector for a bundled example API, install it and read it, without a question")
    .option("--target <dir>", "folder of the project; what is in it is replaced", "source-demo")
    .exitOverride()
    .action(async ({ target }: { readonly target: string }) => {
      const { demo } = await import("./commands/demo.js");
      onExit(await demo(await session(), { target }));
    });
  addSchemaCommand(program, session, onExit);
  return program;
}

function addSchemaCommand(program: Command, session: () => Promise<Session>, onExit: (code: number) => void): void {
  program
    .command("schema")
    .description("let a stream's schema, record type and fixtures follow a sample; in a project")
    .argument("<stream>", "name of the stream")
    .requiredOption("--sample <file>", "a response of the stream: JSON, JSON lines, CSV or XML")
    .option("--target <dir>", "folder of the project", ".")
    .option("-y, --yes", "do not ask before the files are changed")
    .option("--dry-run", "list what would be written, and write nothing")
    .option("--diff", "print the changes as a unified diff on stdout")
    .option("--json", "print the plan as JSON on stdout")
    .exitOverride()
    .action(async (stream: string, given: { readonly [option: string]: unknown }) => {
      const on = (option: string) => given[option] === true;
      const { schema } = await import("./commands/schema.js");
      const [sample, target] = [String(given["sample"]), String(given["target"])];
      const flags = { yes: on("yes"), dryRun: on("dryRun"), diff: on("diff"), json: on("json") };
      onExit(await schema(await session(), { stream, sample, target, ...flags }));
    });
}

function optionOf(question: Question): Option {
  const { flag, help, choices, kind } = question;
  const values = choices === undefined ? "" : ` (${choices.map(({ value }) => value).join(", ")})`;
  const taken = kind === "confirm" ? undefined : question.default?.({});
  const without = taken === undefined ? "" : ` [${String(taken)}]`;
  return new Option(flag, `${help}${values}${without}`);
}

function runOptions(): Option[] {
  const list = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];
  return [
    new Option("--answers <file>", "answers as a partial model in JSON, or a project's connector.json"),
    new Option("--set <place=value>", "any value of the model: api.pagination.size.max=50; repeatable").argParser(list),
    new Option(
      "--stream <facts...>",
      "a stream: orders path=/orders records=data key=id cursor=updated_at; repeatable",
    ),
    new Option("--setting <facts...>", "a setting of the connector's users: subdomain title=Sub-domain; repeatable"),
    new Option(
      "--sample <stream=file>",
      "a response of a stream, from which the rest is inferred; repeatable",
    ).argParser(list),
    new Option("-y, --yes", "ask nothing, take the defaults; never overwrites"),
    new Option("--dry-run", "list what would be written, and write nothing"),
    new Option("--diff", "print the changes as a unified diff on stdout"),
    new Option("--json", "print the plan as JSON on stdout"),
    new Option("--force", "write into a folder with other files; only paths of the project are overwritten"),
    new Option("--no-verify", "do not type-check, lint and test the project after the install"),
    new Option("--no-draft", "neither offer nor keep the answers of an unfinished run"),
    new Option("--debug", "show the stack of an error"),
  ];
}

function createFlags(
  name: string | undefined,
  answered: CreateFlags["answered"],
  given: { readonly [option: string]: unknown },
): CreateFlags {
  const answers = given["answers"];
  const on = (option: string) => given[option] === true;
  if (name?.trim() === "") throw new UserError("The name is empty. Give one: create-connector acme.");
  return {
    ...(name === undefined ? {} : { name }),
    ...(typeof answers === "string" ? { answers } : {}),
    answered,
    set: texts(given["set"]),
    stream: texts(given["stream"]),
    setting: texts(given["setting"]),
    sample: texts(given["sample"]),
    yes: on("yes"),
    dryRun: on("dryRun"),
    diff: on("diff"),
    json: on("json"),
    force: on("force"),
    verify: on("verify"),
    draft: on("draft"),
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
