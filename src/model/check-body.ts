import type { ModelProblem } from "./problem.js";
import { didYouMean } from "./suggest.js";
import type { BodyModel, PaginationModel, ProjectFiles, StreamModel } from "./types.js";

/** Bodies that no request could carry, and GraphQL queries that do not fit their variables. */
export function bodyProblems(project: ProjectFiles): ModelProblem[] {
  const { api } = project.connector;
  return Object.entries(project.streams).flatMap(([name, stream]) => {
    const file = `streams/${name}.json`;
    const pagination = stream.pagination ?? api.pagination ?? { type: "none" };
    if (stream.body?.type === "graphql")
      return [...methodProblems(file, stream), ...queryProblems(file, stream.body, pagination)];
    return [
      ...methodProblems(file, stream),
      ...missingQuery(project, file),
      ...relayProblems(file, stream, pagination),
    ];
  });
}

function methodProblems(file: string, { method, body }: StreamModel): ModelProblem[] {
  if (body === undefined || method !== "GET") return [];
  return [{ file, at: "method", value: method, rule: "A GET has no body.", remedy: "Take method out, or the body." }];
}

function missingQuery({ connector }: ProjectFiles, file: string): ModelProblem[] {
  if (connector.api.style !== "graphql") return [];
  const rule = "The API is GraphQL, and the stream has no query.";
  return [{ file, at: "body", rule, remedy: 'Give it one: "body": { "type": "graphql", "query": "…" }.' }];
}

function relayProblems(file: string, stream: StreamModel, pagination: PaginationModel): ModelProblem[] {
  if (pagination.type !== "relay") return [];
  const at = stream.pagination === undefined ? "body" : "pagination.type";
  const rule = "Pages of a connection are asked for by variables of a GraphQL query, and the stream has none.";
  return [{ file, at, rule, remedy: 'Give it one ("body": { "type": "graphql", … }), or another pagination.' }];
}

/** A variable is declared once, as `$name: Type`; `name: $name` uses it. */
function queryProblems(
  file: string,
  { query, variables = {} }: Extract<BodyModel, { readonly type: "graphql" }>,
  pagination: PaginationModel,
): ModelProblem[] {
  const text = withoutTexts(query);
  const declared = [...text.matchAll(/\$([_A-Za-z]\w*)\s*:/g)].map((match) => match[1] ?? "");
  const paging = pagingVariables(pagination);
  const undeclared = Object.keys(variables).filter((name) => !declared.includes(name));
  const unpaged = paging.filter((name) => !declared.includes(name));
  const twice = paging.filter((name) => Object.hasOwn(variables, name));
  const unfilled = [...text.matchAll(/\$([_A-Za-z]\w*)\s*:\s*[^=,)\n]*!(?!\s*=)/g)]
    .filter(([declaration]) => /!\s*$/.test(declaration))
    .map((match) => match[1] ?? "")
    .filter((name) => !Object.hasOwn(variables, name) && !paging.includes(name));
  return [
    ...(/^\s*(query\b|\{|#|fragment\b)/.test(query) ? [] : [notAQuery(file, query)]),
    ...undeclared.map((name): ModelProblem => {
      const rule = `The query declares no variable $${name}.`;
      return { file, at: `body.variables.${name}`, rule, remedy: didYouMean(name, declared) };
    }),
    ...unpaged.map((name): ModelProblem => {
      const rule = `The pagination fills the variable $${name}, which the query does not declare.`;
      const remedy = `Write query ($${name}: …) and use it in the connection, or correct the pagination.`;
      return { file, at: "body.query", rule, remedy };
    }),
    ...twice.map((name): ModelProblem => {
      const rule = "The pagination fills the same variable: one value would be lost.";
      return { file, at: `body.variables.${name}`, rule, remedy: "Take it out here." };
    }),
    ...unfilled.map((name): ModelProblem => {
      const rule = `The query needs $${name}, and nothing fills it.`;
      return { file, at: "body.variables", rule, remedy: `Add it: "variables": { "${name}": … }.` };
    }),
  ];
}

function notAQuery(file: string, query: string): ModelProblem {
  const rule = "It is no GraphQL query.";
  const remedy = "It begins with query or {; a mutation would change something at each read.";
  return { file, at: "body.query", value: query, rule, remedy };
}

/** The query without its comments and texts, where a $ or a brace means nothing. */
function withoutTexts(query: string): string {
  return query.replace(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*/g, '""');
}

/** The query's variables that the pagination fills. */
function pagingVariables(pagination: PaginationModel): string[] {
  if (pagination.type === "relay") {
    const { variable = "after", size } = pagination;
    return size === undefined ? [variable] : [variable, size.param];
  }
  if (!("in" in pagination) || pagination.in !== "body") return [];
  const params = [pagination.param, ...(pagination.size === undefined ? [] : [pagination.size.param])];
  return params.flatMap((param) => /^variables\.([^.]+)/.exec(param)?.[1] ?? []);
}
