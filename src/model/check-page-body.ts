import { isObject } from "./json.js";
import type { ModelProblem } from "./problem.js";
import type { PaginationModel, StreamModel } from "./types.js";

/** Parameters of pages that go into a body: it has to be there, and nothing else may stand in their place. */
export function pageBodyProblems(
  file: string,
  stream: StreamModel,
  pagination: PaginationModel | undefined,
): ModelProblem[] {
  if (pagination === undefined || !isInBody(pagination)) return [];
  const { body, method = body === undefined ? "GET" : "POST" } = stream;
  if (pagination.type === "relay" && body?.type !== "graphql") {
    const rule = "A connection (pagination relay) is asked for with variables of a GraphQL query, and there is none.";
    const remedy = 'Write body: { "type": "graphql", "query": "query ($after: String) { … }" }.';
    return [{ file, at: "body", ...(body === undefined ? {} : { value: body.type }), rule, remedy }];
  }
  if (method === "GET") {
    const rule = "The pagination writes into the body (in: body), but the stream asks by GET, which has none.";
    const remedy = "Take POST, or let the pagination use the query.";
    return [{ file, at: "method", value: "GET", rule, remedy }];
  }
  const { at, value } = placeOf(stream);
  return pageParams(pagination).flatMap(([option, param]): ModelProblem[] => {
    const keys = body === undefined || body.type === "json" ? param.split(".") : [param];
    const taken = takenKeys(value, keys);
    if (taken === undefined) return [];
    const rule = `The pagination writes ${JSON.stringify(param)} there (${option}): one of the two would be lost.`;
    return [{ file, at: [at, ...taken].join("."), rule, remedy: "Take it out of the body." }];
  });
}

type InBody = Extract<PaginationModel, { readonly param: string } | { readonly type: "relay" }>;

function isInBody(pagination: PaginationModel): pagination is InBody {
  return pagination.type === "relay" || ("in" in pagination && pagination.in === "body");
}

function pageParams(pagination: InBody): (readonly [string, string])[] {
  const own =
    pagination.type === "relay"
      ? (["variable", pagination.variable ?? "after"] as const)
      : (["param", pagination.param] as const);
  return pagination.size === undefined ? [own] : [own, ["size.param", pagination.size.param]];
}

/** Where the parameters are written, and what stands there. */
function placeOf({ body }: StreamModel): { readonly at: string; readonly value: unknown } {
  if (body?.type === "form") return { at: "body.fields", value: body.fields };
  if (body?.type === "graphql") return { at: "body.variables", value: body.variables };
  return { at: "body.value", value: body?.value };
}

/** The keys of what stands at a place, or on the way to it and is no object. */
function takenKeys(value: unknown, keys: readonly string[]): readonly string[] | undefined {
  const [key, ...rest] = keys;
  if (value === undefined) return undefined;
  if (key === undefined || !isObject(value)) return [];
  if (!Object.hasOwn(value, key)) return undefined;
  const inner = takenKeys(value[key], rest);
  return inner === undefined ? undefined : [key, ...inner];
}
