import { credentialSettings } from "./auth-options.js";
import { groupProblems } from "./check-groups.js";
import { isList } from "./json.js";
import { type ModelProblem, shortValue } from "./problem.js";
import { isSecretName } from "./secrets.js";
import { type SettingPlace, settingPlaces } from "./settings.js";
import { didYouMean } from "./suggest.js";
import { settingsOf, templateParts } from "./template.js";
import { type TemplateUse, templatesOf } from "./templates.js";
import type { ConfigProperty, ProjectFiles } from "./types.js";

/** Templates that name no setting, secrets that are not marked, defaults that contradict the setting itself. */
export function settingProblems(project: ProjectFiles): ModelProblem[] {
  const { config } = project.connector;
  const places = settingPlaces(config);
  const names = [...new Set(places.map(({ name }) => name))];
  const inAuth = new Set(credentialSettings(project.connector.api.auth));
  return [
    ...groupProblems(config),
    ...templatesOf(project).flatMap((use) => unknownSettings(use, names)),
    ...places.flatMap((place) => propertyProblems(place, inAuth.has(place.name))),
  ];
}

function unknownSettings(use: TemplateUse, names: readonly string[]): ModelProblem[] {
  const place = { file: use.file, at: use.at, value: use.template };
  const unknown = settingsOf(use.template).filter((name) => !names.includes(name));
  const problems = unknown.map((name): ModelProblem => {
    const near = didYouMean(name, names);
    const remedy =
      near === "" ? `Add ${JSON.stringify(name)} to config.properties.` : `${near} Or add it to config.properties.`;
    return { ...place, rule: `There is no setting ${JSON.stringify(name)}.`, remedy };
  });
  const stray = braces(use.template).filter((text) => isStray(text, use));
  return [
    ...problems,
    ...stray.map((text): ModelProblem => {
      const remedy = `Settings are written {config.NAME}${use.path ? "" : `, and the text ${text} itself {${text}}`}.`;
      return { ...place, rule: `${text} is no setting.`, remedy };
    }),
  ];
}

/** What stands in braces, without what is escaped. */
function braces(template: string): string[] {
  const matches = template.replace(/\{\{[\w.]+\}\}/g, "").matchAll(/\{[^{}]*\}/g);
  return [...matches].map((match) => match[0]);
}

/** Was it meant to be filled, and is nothing that can be? Outside a path only words in braces are meant: others may be JSON. */
function isStray(text: string, { path, variables }: TemplateUse): boolean {
  const [part] = templateParts(text);
  if (part?.type === "setting" || (part?.type === "variable" && variables)) return false;
  return path || /^\{[\w.]+\}$/.test(text);
}

function propertyProblems({ name, at, property }: SettingPlace, inAuth: boolean): ModelProblem[] {
  const place = { file: "connector.json", at };
  // A constant is written in the specification: it is no secret.
  const isText = ["string", "integer", "number"].includes(property.type) && property.const === undefined;
  const problems: ModelProblem[] = [];
  if (isText && property.airbyte_secret !== true && isSecretName(name.slice(name.lastIndexOf(".") + 1))) {
    const rule = "A setting of that name is a secret, and must be marked as one.";
    problems.push({ ...place, rule, remedy: 'Add "airbyte_secret": true.' });
  } else if (isText && property.airbyte_secret !== true && inAuth) {
    const rule = "The setting is used to authenticate, so it is a secret, and must be marked as one.";
    problems.push({ ...place, rule, remedy: 'Add "airbyte_secret": true.' });
  }
  if (property.airbyte_secret === true && property.default !== undefined) {
    problems.push({
      ...place,
      at: `${place.at}.default`,
      rule: "A secret has no default: the model names no secret.",
      remedy: "Take it out.",
    });
  }
  if (property.airbyte_secret === true && (property.examples ?? []).length > 0) {
    problems.push({
      ...place,
      at: `${place.at}.examples`,
      rule: "A secret has no examples: the model names no secret.",
      remedy: "Take them out.",
    });
  }
  for (const [key, value] of valuesOf(property)) {
    if (fits(property, value)) continue;
    problems.push({
      ...place,
      at: `${place.at}.${key}`,
      value,
      rule: `It must be of the setting's type, ${property.type}.`,
      remedy: "Change the value or the type.",
    });
  }
  const choices = property.enum;
  if (choices !== undefined && property.default !== undefined && !choices.includes(property.default)) {
    problems.push({
      ...place,
      at: `${place.at}.default`,
      value: property.default,
      rule: "It is not among the values of enum.",
      remedy: didYouMean(shortValue(property.default), choices.map(shortValue)),
    });
  }
  return problems;
}

function valuesOf(property: ConfigProperty): [string, unknown][] {
  const single: [string, unknown][] = property.default === undefined ? [] : [["default", property.default]];
  const examples = (property.examples ?? []).map((value): [string, unknown] => ["examples", value]);
  return [...single, ...examples, ...(property.enum ?? []).map((value): [string, unknown] => ["enum", value])];
}

function fits({ type, items }: Pick<ConfigProperty, "type" | "items">, value: unknown): boolean {
  if (type === "array") return isList(value) && (items === undefined || value.every((each) => fits(items, each)));
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}
