import { own } from "./json.js";
import type { ModelProblem } from "./problem.js";
import { settingPlaces } from "./settings.js";
import { didYouMean } from "./suggest.js";
import type { ConfigForm, ConfigModel, ConfigProperty } from "./types.js";

/** Lists that do not say of what, groups without settings, forms that cannot be told apart (protocol, keyword `oneOf`). */
export function groupProblems(config: ConfigModel): ModelProblem[] {
  const file = "connector.json";
  return [
    ...requiredProblems(file, "config", config),
    ...orderProblems(file, "config", config.properties),
    ...settingPlaces(config).flatMap(({ at, property }) => [
      ...typeProblems(file, at, property),
      ...requiredProblems(file, at, property),
      ...orderProblems(file, at, property.properties ?? {}),
      ...formsProblems(file, at, property.oneOf),
    ]),
  ];
}

function typeProblems(file: string, at: string, property: ConfigProperty): ModelProblem[] {
  const { type, items, properties, oneOf } = property;
  if (type === "array" && items === undefined) {
    return [{ file, at, rule: "A list says what it holds.", remedy: 'Add "items": { "type": "string" }.' }];
  }
  if (type === "object" && (properties === undefined) === (oneOf === undefined)) {
    const rule = "A group has either properties or several forms (oneOf).";
    return [
      { file, at, rule, remedy: 'Write "properties": { … }, or "oneOf": [{ "title", "required", "properties" }].' },
    ];
  }
  const stray = Object.entries({
    items: type !== "array" && items,
    properties: type !== "object" && properties,
    oneOf: type !== "object" && oneOf,
  });
  return stray.flatMap(([key, value]): ModelProblem[] => {
    if (value === false || value === undefined) return [];
    const due = key === "items" ? "array" : "object";
    return [
      { file, at: `${at}.${key}`, rule: `Only a setting of type "${due}" has it.`, remedy: `Write "type": "${due}".` },
    ];
  });
}

function requiredProblems(
  file: string,
  at: string,
  { required = [], properties = {} }: Partial<Pick<ConfigForm, "required" | "properties">>,
): ModelProblem[] {
  return required
    .filter((name) => own(properties, name) === undefined)
    .map((name): ModelProblem => {
      const rule = `No such setting in ${at}.properties.`;
      return { file, at: `${at}.required`, value: name, rule, remedy: didYouMean(name, Object.keys(properties)) };
    });
}

/** Airbyte and its acceptance tests want one text with a constant of its own in each form, so that a configuration says which it is. */
function formsProblems(file: string, at: string, forms: readonly ConfigForm[] | undefined): ModelProblem[] {
  if (forms === undefined) return [];
  const inner = forms.flatMap((form, index) => [
    ...requiredProblems(file, `${at}.oneOf.${index}`, form),
    ...orderProblems(file, `${at}.oneOf.${index}`, form.properties),
  ]);
  const [first] = forms;
  const common = Object.keys(first?.properties ?? {}).filter((name) => forms.every((form) => isMark(form, name)));
  const [mark] = common;
  const remedy =
    'Give each form a property such as "auth_type": { "type": "string", "title": "Kind", "const": "oauth" }, and name it in the form\'s "required".';
  if (mark === undefined || common.length > 1) {
    return [
      ...inner,
      {
        file,
        at: `${at}.oneOf`,
        rule: "Forms are told apart by exactly one constant text that all of them have.",
        remedy,
      },
    ];
  }
  const values = forms.map((form) => form.properties[mark]?.const);
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice === undefined) return inner;
  return [
    ...inner,
    {
      file,
      at: `${at}.oneOf`,
      value: twice,
      rule: `Two forms have the same ${mark}.`,
      remedy: "Give each a value of its own.",
    },
  ];
}

function isMark(form: ConfigForm, name: string): boolean {
  const property = own(form.properties, name);
  return property?.type === "string" && property.const !== undefined && form.required.includes(name);
}

function orderProblems(
  file: string,
  at: string,
  properties: { readonly [name: string]: ConfigProperty },
): ModelProblem[] {
  const seen = new Map<number, string>();
  return Object.entries(properties).flatMap(([name, { order }]): ModelProblem[] => {
    if (order === undefined) return [];
    const other = seen.get(order);
    seen.set(order, name);
    if (other === undefined) return [];
    const place = { file, at: `${at}.properties.${name}.order`, value: order };
    return [{ ...place, rule: `${other} has the same place.`, remedy: "Give each setting a place of its own." }];
  });
}
