import type { Path } from "@create-connector/cdk/model";
import { readLists } from "../../model/answer-words.js";
import { parentFields } from "../parent-fields.js";
import { withNamedSettings } from "../settings.js";
import { streamVariables, withSettingFor } from "../stream-variables.js";
import { pathProblem, pathText, readPath } from "../texts.js";
import { questionAt, streamQuestions } from "../list.js";
import { askQuestion } from "./ask-question.js";
import { take } from "./settings.js";
import { streamContext } from "./stream-question.js";
import type { Wizard } from "./wizard.js";

type Choice = { readonly stream: string; readonly field: Path } | "setting" | "list" | "other" | "path";

/** Asks for each variable of a stream's path or body that nothing fills yet: a field of another stream, or a setting. */
export async function askVariables(wizard: Wizard, name: string): Promise<void> {
  for (;;) {
    const variable = streamVariables(wizard.stream(name)).find((one) => !isFilled(wizard, name, one));
    if (variable === undefined) return;
    const parent = wizard.stream(name).parent;
    const choice = await chooseFilling(wizard, name, variable, parent?.stream);
    if (choice === "path") await askPathAgain(wizard, name);
    else if (choice === "setting") await fillBySetting(wizard, name, variable);
    else if (choice === "list") await fillByList(wizard, name, variable);
    else
      await fillByField(wizard, name, variable, choice === "other" ? await askField(wizard, name, variable) : choice);
  }
}

async function chooseFilling(
  { prompter, answers }: Wizard,
  name: string,
  variable: string,
  within?: string,
): Promise<Choice> {
  const fields = parentFields(answers(), variable, {
    except: name,
    limit: 6,
    ...(within === undefined ? {} : { within }),
  });
  const setting = {
    value: "setting" as const,
    label: `a setting: ${variable}`,
    note: "each user of the connector fills it in",
  };
  const options = fields.map(({ stream, field }) => ({
    value: { stream, field },
    label: `${stream}.${pathText(field)}`,
    note: `one request for each of the ${stream}`,
  }));
  return prompter.select<Choice>({
    message: `{${variable}} comes from`,
    options: [
      ...options,
      setting,
      { value: "list", label: "a list of values", note: "read once for each" },
      ...(fields.length === 0 ? [] : [{ value: "other" as const, label: "another field of a stream" }]),
      { value: "path", label: "the path is another", note: "give it again" },
    ],
  });
}

function isFilled({ stream }: Wizard, name: string, variable: string): boolean {
  const { parent, partitions } = stream(name);
  return parent?.params?.[variable] !== undefined || partitions?.[variable] !== undefined;
}

async function askPathAgain(wizard: Wizard, name: string): Promise<void> {
  const before = wizard.stream(name).path;
  const context = streamContext(wizard, name);
  const path = await askQuestion(wizard, questionAt(streamQuestions, "path"), context, { preset: before });
  await wizard.set(["streams", name, "path"], path);
  await wizard.set(["streams", name, "parent"], undefined);
}

async function askField(
  { prompter, answers }: Wizard,
  name: string,
  variable: string,
): Promise<{ stream: string; field: Path }> {
  const streams = Object.keys(answers().streams ?? {}).filter((stream) => stream !== name);
  const text = await prompter.text({
    message: `Stream and field that fill {${variable}}`,
    validate: (typed) => {
      const [stream = "", ...keys] = typed.trim().split(".");
      if (!streams.includes(stream))
        return `There is no stream ${stream}. Give one of ${streams.join(", ")}, a dot and a field.`;
      return keys.length === 0 ? `Give the field too: ${stream}.id.` : pathProblem(keys.join("."));
    },
  });
  const dot = text.indexOf(".");
  return { stream: text.slice(0, dot), field: readPath(text.slice(dot + 1)) };
}

async function fillBySetting(wizard: Wizard, name: string, variable: string): Promise<void> {
  for (const [fact, value] of Object.entries(withSettingFor(wizard.stream(name), variable))) {
    await wizard.set(["streams", name, fact], value);
  }
  await take(wizard, withNamedSettings(wizard.answers()));
}

/** Constants, or a setting that each user fills with a list. */
async function fillByList(wizard: Wizard, name: string, variable: string): Promise<void> {
  const text = await wizard.prompter.text({
    message: `Values of {${variable}}, with commas, or a setting that holds them: {config.${variable}s}`,
    validate: (typed) => typed.trim() !== "" || "Give one value at least.",
  });
  const lists = { ...wizard.stream(name).partitions, ...readLists({ [variable]: text }) };
  await wizard.set(["streams", name, "partitions"], lists);
  await take(wizard, withNamedSettings(wizard.answers()));
}

async function fillByField(
  wizard: Wizard,
  name: string,
  variable: string,
  from: { readonly stream: string; readonly field: Path },
): Promise<void> {
  const parent = wizard.stream(name).parent;
  const params = parent?.stream === from.stream ? parent.params : {};
  await wizard.set(["streams", name, "parent"], {
    ...parent,
    stream: from.stream,
    params: { ...params, [variable]: from.field },
  });
}
