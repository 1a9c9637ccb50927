import { fillTemplate } from "../../model/template.js";
import type { ProjectFiles } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import type { SeenRequest } from "../types.js";

/** The stream that a request asks for, and the path variables in it. */
export interface Route {
  readonly stream: string;
  readonly variables: { readonly [variable: string]: string };
}

/** The constants of a stream's requests, filled: the API's, and the stream's, which win. */
export function constantsOf(
  { connector, streams }: ProjectFiles,
  { stream, variables }: Route,
  config: JsonObject,
): { readonly query: ReadonlyMap<string, string>; readonly headers: ReadonlyMap<string, string> } {
  const model = streams[stream];
  const fill = (value: unknown) => fillTemplate(String(value), { config });
  const query = { ...connector.api.query, ...model?.query };
  const inPath = new URLSearchParams(fillTemplate(model?.path.split("?")[1] ?? "", { config, variables }));
  const lower = (headers: { readonly [name: string]: string } = {}) =>
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const headers = new Map([...lower(connector.api.headers), ...lower(model?.headers)]);
  return {
    query: new Map([...inPath, ...Object.entries(query).map(([name, value]) => [name, fill(value)] as const)]),
    headers: new Map([...headers].map(([name, value]) => [name, fill(value)])),
  };
}

/** What is wrong with the constants of a request, or nothing. */
export function constantProblem(
  project: ProjectFiles,
  route: Route,
  { query, headers }: SeenRequest,
  config: JsonObject,
): string | undefined {
  const expected = constantsOf(project, route, config);
  for (const [name, value] of expected.query) {
    if (query[name] !== value) return `${found("query parameter", name, query[name])} must be ${name}=${value}`;
  }
  for (const [name, value] of expected.headers) {
    if (headers[name] !== value) return `${found("header", name, headers[name])} must be ${name}: ${value}`;
  }
  return undefined;
}

function found(kind: string, name: string, value: string | undefined): string {
  return value === undefined ? `the ${kind} ${name} is missing; it` : `the ${kind} ${name} is ${value}; it`;
}
