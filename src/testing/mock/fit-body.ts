import { isObject } from "../../model/json.js";
import { bodyTemplates, fillJson } from "../../model/json-template.js";
import { scalarText } from "../../model/template.js";
import type { BodyModel, JsonTemplate, StreamModel } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { canonical } from "../data/paths.js";
import type { SeenRequest } from "../types.js";
import { mayBeLeftOut, variablesInJson, type Variables } from "./extract.js";

/** What a body says, held against the model. */
export interface FittedBody {
  readonly variables: Variables;
  /** What is wrong with it, once all variables of the request are known. */
  readonly problem: (variables: Variables) => string | undefined;
}

interface Options {
  readonly config: JsonObject;
  /** Places of the pagination: they are taken out of the body before it is compared. */
  readonly pageParams: readonly string[];
}

/** Holds a request's body against the model's. */
export function fitBody(
  request: SeenRequest,
  stream: StreamModel | undefined,
  { config, pageParams }: Options,
): FittedBody {
  const model = stream?.body;
  const sent = model?.type === "form" ? formOf(request.body) : parsed(request.body);
  const template = templateOf(model);
  const places = pageParams.map((param) => (model?.type === "form" ? [param] : param.split(".")));
  const rest = withoutPlaces(model?.type === "graphql" ? withoutQuery(sent) : sent, places);
  return { variables: variablesInJson(template, rest, config) ?? {}, problem };

  function problem(variables: Variables): string | undefined {
    const unreadable = model === undefined && request.body === "" ? undefined : shapeProblem(request, model, sent);
    if (unreadable !== undefined) return unreadable;
    const needed = bodyTemplatesOf(model).find((each) => !mayBeLeftOut(each.template, variables));
    if (needed !== undefined) return `the body has no ${needed.template} at ${needed.at}`;
    const filled = fillJson(template, { config, variables }) ?? {};
    const expected = withoutPlaces(model?.type === "form" ? textsOf(filled) : filled, places);
    if (canonical(expected) === canonical(rest ?? {})) return undefined;
    return `the body is ${JSON.stringify(rest)}; it must be ${JSON.stringify(expected)}`;
  }
}

function shapeProblem(request: SeenRequest, model: BodyModel | undefined, sent: unknown): string | undefined {
  const contentType = request.headers["content-type"] ?? "";
  const expected = model?.type === "form" ? "application/x-www-form-urlencoded" : "application/json";
  if (sent === undefined) return `the body is no JSON: ${JSON.stringify(request.body.slice(0, 200))}`;
  if (!contentType.includes(expected.slice(-4))) return `the content-type is ${contentType}; it must be ${expected}`;
  if (model?.type !== "graphql" || (isObject(sent) && sent["query"] === model.query)) return undefined;
  return `the query is ${JSON.stringify(isObject(sent) ? sent["query"] : sent)}; it must be ${JSON.stringify(model.query)}`;
}

/** All that varies in a body, as one template. The text of a GraphQL query is none. */
function templateOf(model: BodyModel | undefined): JsonTemplate {
  if (model?.type === "json") return model.value;
  if (model?.type === "form") return textsOf(model.fields);
  return model === undefined ? {} : { variables: model.variables ?? {} };
}

function bodyTemplatesOf(model: BodyModel | undefined) {
  return model === undefined ? [] : bodyTemplates(model);
}

function withoutQuery(sent: unknown): unknown {
  if (!isObject(sent)) return sent;
  const others = Object.entries(sent).filter(([key]) => key !== "query");
  return { variables: {}, ...Object.fromEntries(others) };
}

function formOf(text: string): JsonObject {
  return Object.fromEntries(new URLSearchParams(text));
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON without some places, nor the objects around them that are empty then. */
function withoutPlaces(whole: unknown, places: readonly (readonly string[])[]): unknown {
  return places.reduce((value, keys) => without(value, keys), whole);
}

function without(value: unknown, [key, ...inner]: readonly string[]): unknown {
  if (key === undefined || !isObject(value) || !Object.hasOwn(value, key)) return value;
  const { [key]: found, ...others } = value;
  const left = inner.length === 0 ? undefined : without(found, inner);
  const isGone = left === undefined || (isObject(left) && Object.keys(left).length === 0);
  return isGone ? others : { ...value, [key]: left };
}

function textsOf(fields: unknown): { readonly [name: string]: string } {
  if (!isObject(fields)) return {};
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, scalarText(value)]));
}
