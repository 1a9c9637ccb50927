import { authTemplates, type ConfigProperty, credentialSettings, settingsOf } from "@create-connector/cdk/model";
import { titleOf } from "../model/naming.js";
import { withAnswer } from "./answers.js";
import type { Answers } from "./types.js";

/** The start of the first read, unless a user of the connector gives another. */
export const START_DATE: ConfigProperty = {
  type: "string",
  title: "Start date",
  description: "Records that changed before are not read.",
  format: "date-time",
  default: "2020-01-01T00:00:00Z",
};

/** The answers with a setting for everything that they name in braces and do not describe: `{config.api_key}`, `{config.host}`. */
export function withNamedSettings(answers: Answers): Answers {
  const secrets = secretSettings(answers);
  return (
    namedSettings(answers)
      // Settings in a group follow from the auth that has it.
      .filter((name) => !name.includes(".") && answers.config?.properties?.[name] === undefined)
      .reduce((now, name) => withSetting(now, name, propertyFor(name, secrets.has(name))), answers)
  );
}

/** The settings that the API and the streams name in braces, in the order in which a user fills them in. */
export function namedSettings(answers: Answers): string[] {
  const { api, streams = {} } = answers;
  const templates = [
    api?.baseUrl,
    ...authTemplates(api?.auth).map(({ template }) => template),
    ...values(api?.headers),
    ...values(api?.query),
    ...Object.values(streams).flatMap((stream) => [
      stream.path,
      stream.cursor?.start,
      stream.cursor?.end,
      stream.incremental?.path,
      ...values(stream.incremental?.query),
      ...values(stream.query),
      ...values(stream.headers),
    ]),
  ];
  return [...new Set(templates.flatMap((template) => (typeof template === "string" ? settingsOf(template) : [])))];
}

/** The answers with one setting more, or described anew; without a default it is required. */
export function withSetting(answers: Answers, name: string, property: ConfigProperty): Answers {
  const required = (answers.config?.required ?? []).filter((one) => one !== name);
  const needed = property.default === undefined ? [...required, name] : required;
  return withAnswer(withAnswer(answers, ["config", "properties", name], property), ["config", "required"], needed);
}

/** The answers without a setting. */
export function withoutSetting(answers: Answers, name: string): Answers {
  const required = (answers.config?.required ?? []).filter((one) => one !== name);
  return withAnswer(withAnswer(answers, ["config", "properties", name], undefined), ["config", "required"], required);
}

/** Settings whose value is sent as a credential. */
export function secretSettings({ api }: Answers): ReadonlySet<string> {
  return new Set(credentialSettings(api?.auth));
}

function propertyFor(name: string, secret: boolean): ConfigProperty {
  if (name === "start_date") return START_DATE;
  return { type: "string", title: titleOf(name), ...(secret ? { airbyte_secret: true } : {}) };
}

function values(record: { readonly [name: string]: unknown } | undefined): unknown[] {
  return Object.values(record ?? {});
}
