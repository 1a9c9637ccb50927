import type { ConfigProperty } from "@create-connector/cdk/model";
import { questionAt, settingQuestions } from "../list.js";
import { settingRow, settingsLine } from "../screens/settings.js";
import {
  namedSettings,
  secretSettings,
  START_DATE,
  withNamedSettings,
  withoutSetting,
  withSetting,
} from "../settings.js";
import { identifierOf } from "../texts.js";
import type { Answers, SettingContext } from "../types.js";
import { askQuestion } from "./ask-question.js";
import type { Wizard } from "./wizard.js";

const MESSAGE = "Which settings differ between users of the connector?";

/** Shows the settings that follow from the answers, with the start date, and lets the user change, drop and add. */
export async function askSettings(wizard: Wizard): Promise<void> {
  if (wizard.answers().config !== undefined) return take(wizard, withNamedSettings(wizard.answers()));
  await take(wizard, withSetting(withNamedSettings(wizard.answers()), "start_date", START_DATE));
  for (;;) {
    const choice = await chooseSetting(wizard);
    if (choice === "done") break;
    if (choice === "add") await addSetting(wizard);
    else await openSetting(wizard, choice.name);
  }
  const { style } = wizard.terminal;
  wizard.terminal.say(
    `${style.tick} ${style.bold("Settings of each user")} ${style.cyan(settingsLine(wizard.answers()))}`,
  );
}

function chooseSetting({ prompter, answers }: Wizard): Promise<"done" | "add" | { readonly name: string }> {
  const properties = Object.entries(answers().config?.properties ?? {});
  return prompter.select<"done" | "add" | { readonly name: string }>({
    message: MESSAGE,
    options: [
      { value: "done", label: properties.length === 0 ? "none" : "these, go on" },
      ...properties.map(([name, property]) => ({ value: { name }, ...settingRow(name, property) })),
      { value: "add", label: "+ another", note: "an account, a region, a host: each user fills it in" },
    ],
    fleeting: true,
  });
}

async function addSetting(wizard: Wizard): Promise<void> {
  const typed = await wizard.prompter.text({
    message: "Its name",
    fleeting: true,
    validate: (text) => nameProblem(text, wizard.answers()),
  });
  await describeSetting(wizard, identifierOf(typed), {});
}

/** What the API names in braces cannot be dropped: it would have no value. */
async function openSetting(wizard: Wizard, name: string): Promise<void> {
  const property = wizard.answers().config?.properties?.[name] ?? {};
  const needed = namedSettings(wizard.answers()).includes(name);
  const what = await wizard.prompter.select<"describe" | "drop" | "back">({
    message: name,
    options: [
      { value: "describe", label: "change it" },
      ...(needed ? [] : [{ value: "drop" as const, label: "drop it" }]),
      { value: "back", label: "leave it", note: needed ? "requests need it" : undefined },
    ],
    fleeting: true,
  });
  if (what === "drop") return take(wizard, withoutSetting(wizard.answers(), name));
  if (what === "describe") await describeSetting(wizard, name, property);
}

async function describeSetting(wizard: Wizard, name: string, before: Partial<ConfigProperty>): Promise<void> {
  const ask = (key: string, setting: Partial<ConfigProperty>, preset?: string): Promise<unknown> =>
    askQuestion<SettingContext>(
      wizard,
      questionAt(settingQuestions, key),
      { answers: wizard.answers(), name, setting },
      {
        preset,
        fleeting: true,
      },
    );
  const title = await ask("title", before, before.title);
  const isSecret = secretSettings(wizard.answers()).has(name) || (await ask("airbyte_secret", before)) === true;
  const preset = isSecret ? undefined : await ask("default", before, presetText(before));
  await take(
    wizard,
    withSetting(wizard.answers(), name, {
      type: "string",
      ...(before.format === undefined ? {} : { format: before.format }),
      title: typeof title === "string" ? title : name,
      ...(isSecret ? { airbyte_secret: true } : {}),
      ...(preset === undefined ? {} : { default: preset }),
    }),
  );
}

function presetText(before: Partial<ConfigProperty>): string | undefined {
  return typeof before.default === "string" ? before.default : undefined;
}

function nameProblem(text: string, answers: Answers): true | string {
  const name = identifierOf(text);
  if (name === "") return "A setting needs a name with a letter in it: account_id.";
  if (answers.config?.properties?.[name] !== undefined) return `There is a setting ${name} already. Take another name.`;
  return true;
}

/** Takes the settings of some answers. */
export async function take(wizard: Wizard, answers: Answers): Promise<void> {
  await wizard.set("config", answers.config);
}
