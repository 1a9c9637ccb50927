import type { ErrorObject } from "ajv";
import { isList, isObject, own } from "./json.js";
import { type ModelProblem, shortValue } from "./problem.js";
import { didYouMean } from "./suggest.js";

/** One error of ajv (made with `verbose`) in our words: what is wrong, and from the schema's descriptions what to do. */
export function shapeProblem(file: string, error: ErrorObject): ModelProblem {
  const place = error.instancePath.split("/").slice(1).map(unescapePointer);
  const schema = isObject(error.parentSchema) ? error.parentSchema : {};
  const params = isObject(error.params) ? error.params : {};
  const at = place.join(".");
  const value = error.data === undefined ? {} : { value: error.data };
  const description = textOf(schema["description"]);

  switch (error.keyword) {
    case "required": {
      const missing = textOf(params["missingProperty"]);
      return { file, at: [...place, missing].join("."), rule: "It is missing.", remedy: propertyHelp(schema, missing) };
    }
    case "additionalProperties": {
      const extra = textOf(params["additionalProperty"]);
      const known = Object.keys(isObject(schema["properties"]) ? schema["properties"] : {});
      return {
        file,
        at: [...place, extra].join("."),
        rule: "No such field is known here.",
        remedy: didYouMean(extra, known),
      };
    }
    case "propertyNames":
      return { file, at, rule: `The name ${shortValue(params["propertyName"])} is not allowed.`, remedy: description };
    case "discriminator":
      return unknownKind(file, place, schema, params);
    case "enum": {
      const allowed = isList(params["allowedValues"]) ? params["allowedValues"].map(String) : [];
      return {
        file,
        at,
        ...value,
        rule: "It must be one of the values known here.",
        remedy: didYouMean(String(error.data), allowed),
      };
    }
    case "const":
      return { file, at, ...value, rule: `It must be ${shortValue(params["allowedValue"])}.`, remedy: "" };
    case "type":
      return { file, at, ...value, rule: `It must be ${typeWords(params["type"])}.`, remedy: description };
    case "anyOf":
      return { file, at, ...value, rule: "It has not the right form.", remedy: description };
    default:
      return { file, at, ...value, rule: `It ${error.message ?? "is not right"}.`, remedy: description };
  }
}

function unknownKind(
  file: string,
  place: readonly string[],
  schema: { readonly [keyword: string]: unknown },
  params: { readonly [name: string]: unknown },
): ModelProblem {
  const at = [...place, "type"].join(".");
  const kinds = (isList(schema["oneOf"]) ? schema["oneOf"] : []).flatMap(kindOf);
  const given = params["tagValue"];
  if (given === undefined) return { file, at, rule: "It is missing.", remedy: didYouMean("", kinds) };
  return {
    file,
    at,
    value: given,
    rule: "No such kind is known.",
    remedy: didYouMean(typeof given === "string" ? given : "", kinds),
  };
}

function kindOf(branch: unknown): string[] {
  const properties = isObject(branch) ? branch["properties"] : undefined;
  const type = isObject(properties) ? properties["type"] : undefined;
  return isObject(type) && typeof type["const"] === "string" ? [type["const"]] : [];
}

function propertyHelp(schema: { readonly [keyword: string]: unknown }, name: string): string {
  const properties = schema["properties"];
  const property = isObject(properties) ? own(properties, name) : undefined;
  return isObject(property) ? textOf(property["description"]) : "";
}

function typeWords(type: unknown): string {
  const words = isList(type) ? type.map(String) : [String(type)];
  return words.map((word) => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`)).join(" or ");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function unescapePointer(token: string): string {
  return token.replace(/~1/g, "/").replace(/~0/g, "~");
}
