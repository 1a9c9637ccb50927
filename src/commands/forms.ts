import { isList, isObject, own } from "../model/json.js";
import type { JsonObject, JsonSchema } from "../protocol/messages.js";

/** A specification without choices: in place of several forms (`oneOf`) the one that a configuration takes. */
export interface TakenForms {
  readonly schema: JsonSchema;
  /** Tells the choices apart: one specification and one key are one schema. */
  readonly key: string;
  /** A sentence for each group that takes no form. */
  readonly problems: readonly string[];
}

/**
 * Takes the forms that a configuration names by their constant (`"auth_type": "oauth"`). A validator that tried all of them would
 * report what each lacks, and fill in no defaults.
 */
export function takeForms(schema: JsonSchema, config: unknown, place: readonly string[] = []): TakenForms {
  const { oneOf: forms, ...rest } = schema;
  const objects = isList(forms) ? forms.filter(isSchema) : [];
  const mark = markOf(objects);
  if (mark === undefined || !isObject(config)) return within(schema, config, place);
  const given = own(config, mark);
  const form = objects.find((each) => constantOf(each, mark) === given);
  if (form === undefined) {
    const allowed = objects.map((each) => constantOf(each, mark));
    const name = [...place, mark].join(".");
    return { schema: rest, key: "", problems: [`${JSON.stringify(name)} must be one of ${JSON.stringify(allowed)}.`] };
  }
  const taken = within({ ...rest, ...form }, config, place);
  return { ...taken, key: `${place.join(".")}=${String(given)};${taken.key}` };
}

function within(schema: JsonSchema, config: unknown, place: readonly string[]): TakenForms {
  const { properties } = schema;
  if (!isObject(properties) || !isObject(config)) return { schema, key: "", problems: [] };
  const inner = Object.entries(properties).map(([name, property]) => {
    const taken = isSchema(property) ? takeForms(property, own(config, name), [...place, name]) : undefined;
    return { name, property, taken };
  });
  return {
    schema: {
      ...schema,
      properties: Object.fromEntries(inner.map(({ name, property, taken }) => [name, taken?.schema ?? property])),
    },
    key: inner.map(({ taken }) => taken?.key ?? "").join(""),
    problems: inner.flatMap(({ taken }) => taken?.problems ?? []),
  };
}

/** The property that is a constant in all forms, another in each. */
function markOf(forms: readonly JsonSchema[]): string | undefined {
  const [first] = forms;
  const properties = isObject(first?.["properties"]) ? first["properties"] : {};
  return Object.keys(properties).find((name) => {
    const constants = forms.map((form) => constantOf(form, name));
    return !constants.includes(undefined) && new Set(constants).size === forms.length;
  });
}

function constantOf(form: JsonSchema, name: string): unknown {
  const properties = form["properties"];
  const property = isObject(properties) ? own(properties, name) : undefined;
  return isObject(property) ? property["const"] : undefined;
}

function isSchema(value: unknown): value is JsonObject {
  return isObject(value);
}
