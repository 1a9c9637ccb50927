import { authTemplates } from "./auth-options.js";
import { own } from "./json.js";
import type { ModelProblem } from "./problem.js";
import { settingPlaces } from "./settings.js";
import { didYouMean } from "./suggest.js";
import { settingsOf } from "./template.js";
import type { ConfigForm, ProjectFiles } from "./types.js";

/** An auth that users choose: each form of the group needs an auth, each auth a form that has its settings. */
export function choiceProblems({ connector: { api, config } }: ProjectFiles): ModelProblem[] {
  const { auth } = api;
  if (auth.type !== "choice") return [];
  const file = "connector.json";
  // The JSON Schema lets it pass: it knows one list of kinds.
  const nested = Object.entries<{ readonly type: string }>(auth.options).find(([, { type }]) => type === "choice");
  if (nested !== undefined) {
    const at = `api.auth.options.${nested[0]}`;
    return [{ file, at, rule: "A choice cannot hold another.", remedy: "Put its options beside the others." }];
  }
  const by = { file, at: "api.auth.by", value: auth.by };
  const dot = auth.by.lastIndexOf(".");
  const [group, mark] = [auth.by.slice(0, Math.max(0, dot)), auth.by.slice(dot + 1)];
  const forms = settingPlaces(config).find(({ name }) => name === group)?.property.oneOf;
  if (forms === undefined) {
    const remedy =
      'Write the group\'s name and its constant: "credentials.auth_type", with config.properties.credentials.oneOf.';
    return [{ ...by, rule: "It must name the constant that tells the forms of a group apart.", remedy }];
  }
  const byValue = new Map(forms.map((form) => [String(own(form.properties, mark)?.const), form]));
  if (byValue.has("undefined")) {
    const marks = forms.flatMap((form) => Object.keys(form.properties).filter((name) => form.properties[name]?.const));
    const remedy = didYouMean(auth.by, new Set(marks.map((name) => `${group}.${name}`)));
    return [{ ...by, rule: `Not every form of ${group} has that constant.`, remedy }];
  }
  const values = Object.keys(auth.options);
  return [
    ...[...byValue.keys()]
      .filter((value) => !values.includes(value))
      .map((value): ModelProblem => {
        const rule = `The form ${JSON.stringify(value)} of ${group} has no auth.`;
        return { file, at: "api.auth.options", rule, remedy: didYouMean(value, values) };
      }),
    ...values.flatMap((value) => {
      const form = byValue.get(value);
      const at = `api.auth.options.${value}`;
      if (form !== undefined) return foreignSettings(at, authTemplates(own(auth.options, value), at), group, form);
      const rule = `No form of ${group} has that ${mark}.`;
      return [{ file, at, rule, remedy: didYouMean(value, byValue.keys()) }];
    }),
  ];
}

/** Settings of another form: who takes this one has no value for them. */
function foreignSettings(
  at: string,
  templates: ReturnType<typeof authTemplates>,
  group: string,
  form: ConfigForm,
): ModelProblem[] {
  const names = Object.keys(form.properties).map((name) => `${group}.${name}`);
  return templates.flatMap(({ at: place, template }) =>
    settingsOf(template)
      .filter((name) => name.startsWith(`${group}.`) && !names.includes(name))
      .map((name): ModelProblem => {
        const rule = `The form that goes with ${at} has no ${name.slice(group.length + 1)}.`;
        return { file: "connector.json", at: place, value: template, rule, remedy: didYouMean(name, names) };
      }),
  );
}
