import { answerAt } from "../answers.js";
import { pathProblem, readPath } from "../texts.js";
import type { Answers, Question, StreamAnswers, StreamContext } from "../types.js";
import { endQuestions, isOf, type PaginationPlace } from "./pagination-ends.js";
import { carried, kinds, usualParam } from "./pagination-kinds.js";
import { connectionAround, queryVariable } from "./pagination-query.js";

/** How lists are cut into pages, for all streams: `--pagination cursor --page-param after --page-from next_cursor`. */
export const apiPagination: readonly Question[] = paginationQuestions<Answers>({
  place: "api.pagination",
  flag: (name, value) => (name === "type" ? `--pagination <${value}>` : `--page-${name} <${value}>`),
  of: ({ api }) => api?.pagination,
  streams: ({ streams }) => Object.values(streams ?? {}),
});

/** The same of one stream that differs: `--stream orders pagination.type=page pagination.param=page`. */
export const streamPagination: readonly Question<StreamContext>[] = paginationQuestions<StreamContext>({
  place: "pagination",
  flag: (name, value) => `pagination.${name.replace("-param", ".param").replace(/^size$/, "size.value")}=<${value}>`,
  of: ({ stream }) => stream.pagination,
  streams: ({ stream }) => [stream],
}).map((question) => ({ ...question, quiet: true, optional: true }));

function paginationQuestions<Context>(options: PaginationPlace<Context>): readonly Question<Context>[] {
  const { place, flag, of } = options;
  const is = isOf(options);
  return [
    {
      key: `${place}.type`,
      flag: flag("type", "kind"),
      help: "how lists are cut into pages",
      message: "How does it page?",
      kind: "select",
      choices: kinds,
      validate: (text, context) => kindProblem(text, options.streams(context)),
      default: (context) => (isQuery(options.streams(context)) ? "relay" : "none"),
    },
    {
      key: `${place}.from`,
      flag: flag("from", "path"),
      help: "where the body holds the token or the URL of the next page",
      message: "Where does the body hold what leads to the next page? (such as meta.next)",
      kind: "input",
      validate: pathProblem,
      read: readPath,
      default: (context) => (is("nextUrl")(context) ? "next" : undefined),
      when: is("cursor", "nextUrl"),
    },
    {
      key: `${place}.header`,
      flag: flag("header", "name"),
      help: "response header that holds the token of the next page",
      message: "Which response header holds the token? (such as X-Next-Page)",
      kind: "input",
      validate: headerProblem,
      when: is("headerToken"),
    },
    {
      key: `${place}.field`,
      flag: flag("field", "path"),
      help: "field of the last record that the next page begins after",
      message: "Field of the last record that the next page begins after",
      kind: "input",
      validate: pathProblem,
      read: readPath,
      default: () => "id",
      when: is("lastRecord"),
    },
    {
      key: `${place}.connection`,
      flag: flag("connection", "path"),
      help: "where the body holds the GraphQL connection with pageInfo",
      message: "Where does the body hold the connection? (such as data.orders)",
      kind: "input",
      validate: pathProblem,
      read: readPath,
      default: (context) => connectionAround(options.streams(context)),
      when: is("relay"),
    },
    {
      key: `${place}.param`,
      flag: flag("param", "name"),
      help: "parameter that holds the page number, the offset, the token or the last record's value",
      message: "Parameter of the page number, offset or token",
      messageOf: (context) => {
        const what = of(context)?.in === "body" ? "Place in the body (such as page.after)" : "Query parameter";
        return `${what} that takes ${carried[of(context)?.type ?? "none"] ?? "the token"}`;
      },
      kind: "input",
      default: (context) => usualParam(of(context)),
      when: is("page", "offset", "cursor", "headerToken", "lastRecord"),
    },
    {
      key: `${place}.variable`,
      flag: flag("variable", "name"),
      help: "variable of the GraphQL query that takes the cursor",
      message: "Variable of the query that takes the cursor",
      kind: "input",
      validate: (text) => /^[_A-Za-z]\w*$/.test(text) || `${text} is no variable of GraphQL. Give a name: after.`,
      default: (context) => queryVariable(options.streams(context), "after") ?? "after",
      when: is("relay"),
      quiet: true,
    },
    {
      key: `${place}.start`,
      flag: flag("start", "number"),
      help: "number of the first page, or offset of the first record",
      message: "Number of the first page, or offset of the first record",
      kind: "input",
      default: (context) => (is("offset")(context) ? "0" : "1"),
      validate: (text) => /^\d+$/.test(text) || `${text} is no page number. Give 0, 1 or another whole number.`,
      read: Number,
      when: is("page", "offset"),
      quiet: true,
    },
    {
      key: `${place}.size.param`,
      flag: flag("size-param", "name"),
      help: "parameter that asks for a page's size; none: the API decides",
      message: "Query parameter of the page size (Enter: none)",
      messageOf: (context) => {
        if (is("relay")(context)) return "Variable of the page size (such as first; Enter: none)";
        const what = of(context)?.in === "body" ? "Place in the body" : "Query parameter";
        return `${what} of the page size (Enter: none)`;
      },
      kind: "input",
      optional: true,
      default: (context) => (is("relay")(context) ? queryVariable(options.streams(context), "first") : undefined),
      when: is("page", "offset", "cursor", "headerToken", "lastRecord", "nextUrl", "linkHeader", "relay"),
    },
    {
      key: `${place}.size.value`,
      flag: flag("size", "number"),
      help: "records a page to ask for; larger is faster, up to the API's limit",
      message: "Page size",
      kind: "input",
      default: (context) => (is("odata")(context) ? undefined : "100"),
      validate: (text) => /^[1-9]\d{0,6}$/.test(text) || `${text} is no page size. Give a whole number from 1 on.`,
      read: Number,
      when: (context) => of(context)?.size?.param !== undefined || is("odata")(context),
    },
    {
      key: `${place}.in`,
      flag: flag("in", "place"),
      help: "where these parameters go: the query, or the JSON body of a POST",
      message: "Where do these parameters go?",
      kind: "select",
      choices: [
        { value: "query", label: "into the query", example: "?page=2" },
        { value: "body", label: "into the JSON body", example: '{ "page": 2 }; dots lead inside: paging.page' },
      ],
      default: () => "query",
      when: is("page", "offset", "cursor", "headerToken", "lastRecord"),
      quiet: true,
    },
    ...endQuestions(options),
    {
      key: `${place}.rel`,
      flag: flag("rel", "name"),
      help: "relation of the link that leads to the next page",
      message: "Relation of the link to the next page",
      kind: "input",
      default: () => "next",
      when: is("linkHeader"),
      quiet: true,
    },
  ];
}

function isQuery(streams: readonly StreamAnswers[]): boolean {
  return streams.some((stream) => answerAt(stream, "body.type") === "graphql");
}

/** A connection is paged by variables of a query. */
function kindProblem(text: string, streams: readonly StreamAnswers[]): true | string {
  if (text !== "relay" || streams.length === 0 || isQuery(streams)) return true;
  return "relay goes with a GraphQL query. Give the stream one first: body.type=graphql body.query=….";
}

/** A field name of RFC 9110, 5.6.2. */
function headerProblem(text: string): true | string {
  return (
    /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text) || `"${text}" is no header's name. Letters, digits and dashes make one.`
  );
}
