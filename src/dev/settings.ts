import { isList, isObject, own } from "../model/json.js";
import type { JsonObject } from "../protocol/messages.js";
import { runConnector } from "./connector-process.js";

/** What the connector's configuration holds, as its `spec` tells it: a line for each setting, the required ones first. */
export async function settingLines(bundle: string): Promise<readonly string[]> {
  let specification: unknown;
  await runConnector(bundle, ["spec"], ({ type, body }) => {
    if (type === "SPEC") specification = body["connectionSpecification"];
    return undefined;
  });
  return isObject(specification) ? linesOf(specification) : [];
}

function linesOf(specification: JsonObject): readonly string[] {
  const settings = settingsIn(specification, "", []);
  const width = Math.max(...settings.map(({ name }) => name.length));
  return settings
    .sort((a, b) => Number(b.isRequired) - Number(a.isRequired))
    .map(({ name, isRequired, about }) => {
      const words = [isRequired ? "required" : "optional", ...about];
      return `${name.padEnd(width)}  ${words.join(", ")}`;
    });
}

interface SettingLine {
  readonly name: string;
  readonly isRequired: boolean;
  readonly about: readonly string[];
}

/** Settings, those in groups and in each of their forms too; `of`: the form's title. */
function settingsIn(schema: JsonObject, prefix: string, of: readonly string[]): SettingLine[] {
  const properties = own(schema, "properties");
  const required = own(schema, "required");
  return Object.entries(isObject(properties) ? properties : {}).flatMap(([key, property]) => {
    if (!isObject(property)) return [];
    const name = `${prefix}${key}`;
    const forms = own(property, "oneOf");
    const isRequired = isList(required) && required.includes(key);
    return [
      { name, isRequired, about: [...of, ...aboutOf(property)] },
      ...settingsIn(property, `${name}.`, of),
      ...(isList(forms) ? forms : []).flatMap((form) => {
        return isObject(form) ? settingsIn(form, `${name}.`, [...of, `for ${String(form["title"])}`]) : [];
      }),
    ];
  });
}

function aboutOf(property: JsonObject): readonly string[] {
  const title = own(property, "title");
  const secret = own(property, "airbyte_secret") === true ? ["secret"] : [];
  const fixed = own(property, "const");
  if (fixed !== undefined) return [JSON.stringify(fixed)];
  return typeof title === "string" ? [...secret, title] : secret;
}
