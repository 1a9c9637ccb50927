import {
  type ConfigProperty,
  type ConnectorModel,
  type DatetimeCursorModel,
  credentialSettings,
  isObject,
  isSecretName,
  own,
  type ProjectFiles,
  settingsOf,
  type StreamModel,
  templatesOf,
  type TemplateUse,
} from "@create-connector/cdk/model";
import type { Answers } from "./answers.js";
import { withChoiceGroup } from "./from-choice.js";
import { titleOf } from "./naming.js";

/**
 * The model with all settings that it uses: a cursor that asks the API for a start time gets a start date; a template that names a
 * setting nobody declared declares it, as a required secret where it authenticates.
 */
export function withSettings(project: ProjectFiles, answers: Answers): ProjectFiles {
  const started = { ...project, streams: withStarts(project) };
  return { ...started, connector: withDeclared(started, templatesOf(started), answersRequired(answers)) };
}

function withStarts(project: ProjectFiles): ProjectFiles["streams"] {
  const start = startSetting(project.connector);
  const entries = Object.entries(project.streams).map(([name, stream]): [string, StreamModel] => {
    const cursor = stream.cursor;
    if (cursor?.type !== "datetime" || cursor.start !== undefined || !needsStart(cursor)) return [name, stream];
    return [name, { ...stream, cursor: { ...cursor, start: `{config.${start}}` } }];
  });
  return Object.fromEntries(entries);
}

/** It asks for what changed from a time on; windows have to begin somewhere. */
function needsStart(cursor: DatetimeCursorModel): boolean {
  return cursor.param !== undefined || cursor.window !== undefined;
}

/** A declared setting that can only mean the start, else `start_date`. */
function startSetting(connector: ConnectorModel): string {
  return (
    Object.keys(connector.config.properties).find((name) => /^(start|since|from)_?(date|time|at)?$/i.test(name)) ??
    "start_date"
  );
}

/** Did the answers say which settings are required? Then only new ones are added. */
function answersRequired(answers: Answers): boolean {
  const config = answers["config"];
  return isObject(config) && config["required"] !== undefined;
}

function withDeclared(project: ProjectFiles, uses: readonly TemplateUse[], isSaid: boolean): ConnectorModel {
  const { api } = project.connector;
  const connector = { ...project.connector, config: withChoiceGroup(project.connector.config, api.auth) };
  const properties = new Map(Object.entries(connector.config.properties));
  const required = new Set(connector.config.required);
  const secrets = new Set(credentialSettings(connector.api.auth));
  for (const use of uses) {
    for (const name of settingsOf(use.template)) {
      // Of a setting in a group the group is filled in; the group says what is required in it.
      const [top = name] = name.split(".");
      const known = own(connector.config.properties, top);
      if (known !== undefined) {
        if (!isSaid && known.default === undefined && !isBoundary(use)) required.add(top);
        continue;
      }
      // What a group holds nobody can guess; the check says that it is missing.
      if (top !== name) continue;
      const property = properties.get(name) ?? newSetting(name, use, secrets);
      properties.set(name, property);
      if (property.default === undefined && !isBoundary(use)) required.add(name);
    }
  }
  return { ...connector, config: { required: [...required], properties: Object.fromEntries(properties) } };
}

/** Without a start everything is read, without an end up to now. */
function isBoundary({ at }: TemplateUse): boolean {
  return at === "cursor.start" || at === "cursor.end";
}

function newSetting(name: string, use: TemplateUse, secrets: ReadonlySet<string>): ConfigProperty {
  const title = titleOf(name);
  if (secrets.has(name) || isSecretName(name)) return { type: "string", title, airbyte_secret: true };
  if (use.at === "cursor.start")
    return /date|time|since|from|start/i.test(name) ? { ...START_DATE, title } : { type: "string", title };
  if (use.at === "cursor.end") return { ...END_DATE, title };
  if (use.at === "api.baseUrl")
    return { type: "string", title, description: `Part of the API's address: ${use.template}` };
  if (use.at.startsWith("partitions.")) return { type: "array", title, items: { type: "string" } };
  return { type: "string", title };
}

/** Airbyte's acceptance tests want a pattern beside each format of a date. */
const START_DATE: ConfigProperty = {
  type: "string",
  title: "Start date",
  description: "Records that changed before this time are not read.",
  format: "date-time",
  pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
  examples: ["2020-01-01T00:00:00Z"],
  default: "2020-01-01T00:00:00Z",
};

const END_DATE: ConfigProperty = {
  type: "string",
  title: "End date",
  description: "Records that changed after this time are not read. Default: all are.",
  format: "date-time",
  pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
  examples: ["2030-01-01T00:00:00Z"],
};
