import { cursorVariables, isList, isObject, jsonTemplates, variablesOf } from "@create-connector/cdk/model";
import type { StreamAnswers } from "./types.js";

/** The variables of a stream's path, query, headers and body, but for those that its cursor fills. */
export function streamVariables({ path = "", query, headers, body }: StreamAnswers): string[] {
  const places = jsonTemplates([path, query, headers, varying(body)], "").map(({ template }) => template);
  return [...new Set(places.flatMap(variablesOf))].filter((variable) => !cursorVariables.includes(variable));
}

/** The stream with a variable written as a setting, wherever it stands. */
export function withSettingFor(stream: StreamAnswers, variable: string): { readonly [fact: string]: unknown } {
  const written = (value: unknown): unknown => {
    if (typeof value === "string") return value.replaceAll(`{${variable}}`, `{config.${variable}}`);
    if (isList(value)) return value.map(written);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner)]));
  };
  const { path, query, headers, body } = stream;
  const facts = { path, query, headers, body: varying(body) };
  const changed: [string, unknown][] = Object.entries(facts).map(([fact, value]) => [fact, written(value)]);
  const known = Object.fromEntries(changed.filter(([, value]) => value !== undefined));
  return body?.type === "graphql" ? { ...known, body: { ...body, variables: known["body"] } } : known;
}

/** What of a body is templates: the text of a GraphQL query is none. */
function varying(body: StreamAnswers["body"]): unknown {
  return body?.type === "graphql" ? body.variables : body;
}
