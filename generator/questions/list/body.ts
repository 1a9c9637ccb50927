import { bodyProblem, readBody } from "../../model/body-text.js";
import { mapProblem, readMap } from "../texts.js";
import type { Question, StreamContext } from "../types.js";

/** How a stream is asked for, where that is not a plain GET: by POST, with a body or a GraphQL query. */
export const bodyQuestions: readonly Question<StreamContext>[] = [
  {
    key: "method",
    flag: "method=<GET|POST>",
    help: "POST for a read that is posted; with a body it need not be said",
    message: "Method of the request",
    kind: "select",
    choices: [
      { value: "GET", label: "GET" },
      { value: "POST", label: "POST", example: "a search with a body" },
    ],
    optional: true,
    quiet: true,
    when: (context) => !isGraphql(context),
  },
  {
    key: "body",
    flag: "body=<json|form>",
    help: "body of a POST: JSON, or a form as since={start}&limit=100; {start} and {config.NAME} go in as everywhere",
    message: "Body of the request: JSON, or a form as a=1&b=2 (Enter: none)",
    kind: "input",
    optional: true,
    quiet: true,
    validate: bodyProblem,
    read: readBody,
    when: (context) => context.stream.method === "POST" && !isGraphql(context),
  },
  {
    key: "body.query",
    flag: "body.query=<query>",
    help: "GraphQL query of the stream; what varies in it are variables ($after)",
    message: "GraphQL query, on one line, or the file it is in",
    kind: "input",
    validate: queryProblem,
    when: isGraphql,
  },
  {
    key: "body.variables",
    flag: "body.variables.<name>=<value>",
    help: "values of the query's variables: since={start}, id={parent_id}; the pagination fills its own",
    message: "Values of the query's variables, such as since={start} (Enter: none)",
    kind: "map",
    optional: true,
    quiet: true,
    validate: mapProblem,
    read: readMap,
    when: isGraphql,
  },
];

function isGraphql({ answers, stream }: StreamContext): boolean {
  return answers.api?.style === "graphql" || stream.body?.type === "graphql";
}

/** Is a text a GraphQL query that reads? */
export function queryProblem(text: string): true | string {
  if (/^\s*(query\b|\{|#|fragment\b)[\s\S]*\{/.test(text)) return true;
  return "That is no GraphQL query. It begins with query or {, and has braces around its fields: { orders { id } }.";
}
