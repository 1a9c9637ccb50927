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
  const properties = own(specification, "properties");
  const required = own(specification, "required");
  const settings = Object.entries(isObject(properties) ? properties : {}).map(([name, property]) => ({
    name,
    isRequired: isList(required) && required.includes(name),
    about: isObject(property) ? aboutOf(property) : [],
  }));
  const width = Math.max(...settings.map(({ name }) => name.length));
  return settings
    .sort((a, b) => Number(b.isRequired) - Number(a.isRequired))
    .map(({ name, isRequired, about }) => {
      const words = [isRequired ? "required" : "optional", ...about];
      return `${name.padEnd(width)}  ${words.join(", ")}`;
    });
}

function aboutOf(property: JsonObject): readonly string[] {
  const title = own(property, "title");
  const secret = own(property, "airbyte_secret") === true ? ["secret"] : [];
  return typeof title === "string" ? [...secret, title] : secret;
}
