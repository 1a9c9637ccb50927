import { cursorParams } from "../../model/cursor.js";
import { bodyTemplates } from "../../model/json-template.js";
import { namesUnset, scalarText, fillTemplate, variablesOf } from "../../model/template.js";
import type { ProjectFiles, StreamModel } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import type { SeenRequest } from "../types.js";
import { Refusal } from "./answers.js";
import { fitBody } from "./fit-body.js";
import { mayBeLeftOut, merged, variablesInText, type Variables } from "./extract.js";

/** The stream that a request asks for, and what it was made with. */
export interface Route {
  readonly stream: string;
  /** As texts. */
  readonly variables: { readonly [variable: string]: string };
  /** Why the model refuses the request. */
  readonly problem?: Refusal;
  /** Which of the stream's endpoints it asks. */
  readonly endpoint?: "first" | "second";
}

export interface FitOptions {
  readonly project: ProjectFiles;
  readonly stream: string;
  readonly config: JsonObject;
  /** Variables that stand in the path. */
  readonly inPath: { readonly [variable: string]: string };
  /** Places in the body that are the pagination's. */
  readonly pageParams: readonly string[];
}

/** Templates by name: query parameters, or headers in lower case. */
type Templates = ReadonlyMap<string, string>;

/** The query parameters of a stream's requests, as templates: the API's, the stream's and the cursor's. */
export function queryTemplates({ connector }: ProjectFiles, stream: StreamModel | undefined): Templates {
  const bounds = cursorParams(stream?.cursor).map(([option, param]): [string, string] => {
    return [param, option === "param" ? "{start}" : "{end}"];
  });
  const query = { ...connector.api.query, ...stream?.query, ...Object.fromEntries(bounds) };
  return new Map(Object.entries(query).map(([name, value]) => [name, String(value)] as const));
}

/** Holds a request against a stream's model: the variables that it was made with, and what is wrong with it. */
export function fit(request: SeenRequest, options: FitOptions): Route {
  const { project, stream: name, config, inPath, pageParams } = options;
  const stream = project.streams[name];
  const query = queryTemplates(project, stream);
  const headers = headerTemplates(project, stream);
  const body = fitBody(request, stream, { config, pageParams });
  const found = merged([
    inPath,
    ...foundIn(query, request.query, config),
    ...foundIn(headers, request.headers, config),
    body.variables,
  ]);
  const variables = found ?? inPath;
  const texts = Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, scalarText(value)]));
  const problem =
    methodProblem(request, stream) ??
    (found === undefined ? "path, query, headers and body name different values of one variable" : undefined) ??
    valueProblem("query parameter", "=", query, request.query, { config, variables }) ??
    valueProblem("header", ": ", headers, request.headers, { config, variables }) ??
    body.problem(variables);
  const refusal = typeof problem === "string" ? new Refusal(400, problem) : problem;
  return {
    stream: name,
    variables: texts,
    ...(refusal === undefined ? {} : { problem: refusal }),
  };
}

function headerTemplates({ connector }: ProjectFiles, stream: StreamModel | undefined): Templates {
  const lower = (headers: { readonly [name: string]: string } = {}) =>
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return new Map([...lower(connector.api.headers), ...lower(stream?.headers)]);
}

function foundIn(templates: Templates, values: { readonly [name: string]: string }, config: JsonObject): Variables[] {
  return [...templates].flatMap(([name, template]) => {
    const value = values[name];
    return value === undefined ? [] : [variablesInText(template, value, config) ?? {}];
  });
}

function methodProblem({ method }: SeenRequest, stream: StreamModel | undefined): Refusal | undefined {
  const expected = methodOf(stream);
  if (method === expected) return undefined;
  return new Refusal(405, `the method is ${method}; it must be ${expected}`, { allow: expected });
}

/** The method of a stream's requests. */
function methodOf(stream: StreamModel | undefined): "GET" | "POST" {
  return stream?.method ?? (stream?.body === undefined ? "GET" : "POST");
}

function valueProblem(
  kind: string,
  between: string,
  templates: Templates,
  values: { readonly [name: string]: string },
  known: { readonly config: JsonObject; readonly variables: Variables },
): string | undefined {
  const { variables } = known;
  for (const [name, template] of templates) {
    const value = values[name];
    const unset = namesUnset(template, known);
    if (unset && value === undefined && mayBeLeftOut(template, variables)) continue;
    const expected = fillTemplate(template, known);
    if (!unset && value === expected) continue;
    const found = value === undefined ? `the ${kind} ${name} is missing` : `the ${kind} ${name} is ${value}`;
    return `${found}; it must be ${name}${between}${expected}`;
  }
  return undefined;
}

/** Does the code ask for records from a time on? */
export function asksFrom(project: ProjectFiles, stream: StreamModel): boolean {
  const second = stream.incremental === undefined ? [] : [{ ...stream, ...stream.incremental }];
  const templates = [stream, ...second].flatMap((each) => templatesIn(project, each));
  return templates.some((template) => variablesOf(template).includes("start"));
}

function templatesIn(project: ProjectFiles, stream: StreamModel): string[] {
  return [
    stream.path,
    ...queryTemplates(project, stream).values(),
    ...headerTemplates(project, stream).values(),
    ...(stream.body === undefined ? [] : bodyTemplates(stream.body).map(({ template }) => template)),
  ];
}
