import type { Terminal } from "../terminal.js";
import { withoutSetting, namedSettings, START_DATE } from "./settings.js";
import type { Answers } from "./types.js";
import { askConnector } from "./wizard/connector.js";
import { askDefaults } from "./wizard/defaults.js";
import { askSettings } from "./wizard/settings.js";
import { askStreams } from "./wizard/streams.js";
import { createWizard, type WizardTools } from "./wizard/wizard.js";

export interface AskOptions extends WizardTools {
  readonly terminal: Terminal;
  /** What flags, an answers file or a draft answered: it is not asked again. */
  readonly answers: Answers;
  /** Ask for streams besides those that are answered. Default: when there are none. A draft says yes. */
  readonly more?: boolean;
  /** Shown at the top. */
  readonly version: string;
}

/**
 * The wizard: asks a person for everything that is not answered and that only the user knows; a sample shows the rest. Nothing is
 * written. Rejects with `Cancelled` at Ctrl-C; what was answered until then has gone to `onAnswer`. It asks for no secret.
 */
export async function ask(options: AskOptions): Promise<Answers> {
  const { terminal, version, answers } = options;
  const wizard = createWizard(terminal, await terminal.prompter(), options, answers);
  const { style } = terminal;
  terminal.say(
    "",
    `  ${style.bold("create-connector")} ${version}   ${style.grey("a TypeScript connector, from questions to rows")}`,
    "",
  );
  await askConnector(wizard);
  await askSettings(wizard);
  await askStreams(wizard, options.more ?? Object.keys({ ...answers.streams, ...options.samples }).length === 0);
  terminal.say("");
  await askDefaults(wizard);
  return withoutIdleStart(wizard.answers(), answers);
}

/** The start date is offered to everyone; where no stream has a cursor it would be a field that does nothing. */
function withoutIdleStart(answers: Answers, given: Answers): Answers {
  const offered = given.config?.properties?.["start_date"] === undefined;
  const same = answers.config?.properties?.["start_date"]?.title === START_DATE.title;
  const used = namedSettings(answers).includes("start_date");
  return offered && same && !used ? withoutSetting(answers, "start_date") : answers;
}
