import { pathProblem, readPath } from "../texts.js";
import type { Answers, Choice, PaginationAnswers, Question, StreamContext } from "../types.js";

const kinds: readonly Choice[] = [
  { value: "none", label: "all on one page", example: "no paging" },
  { value: "page", label: "page number", example: "?page=2" },
  { value: "cursor", label: "token in the body", example: '?after=… from "next_cursor": "…"' },
  { value: "nextUrl", label: "next URL in the body", example: '"next": "https://…"' },
  { value: "linkHeader", label: "Link header", example: 'Link: <https://…>; rel="next"' },
];

/** How lists are cut into pages, for all streams: `--pagination cursor --page-param after --page-from next_cursor`. */
export const apiPagination: readonly Question[] = paginationQuestions<Answers>({
  place: "api.pagination",
  flag: (name, value) => (name === "type" ? `--pagination <${value}>` : `--page-${name} <${value}>`),
  of: ({ api }) => api?.pagination,
});

/** The same of one stream that differs: `--stream orders pagination.type=page pagination.param=page`. */
export const streamPagination: readonly Question<StreamContext>[] = paginationQuestions<StreamContext>({
  place: "pagination",
  flag: (name, value) => `pagination.${name.replace("-param", ".param").replace(/^size$/, "size.value")}=<${value}>`,
  of: ({ stream }) => stream.pagination,
}).map((question) => ({ ...question, quiet: true, optional: true }));

function paginationQuestions<Context>(options: {
  readonly place: string;
  readonly flag: (name: string, value: string) => string;
  readonly of: (context: Context) => PaginationAnswers | undefined;
}): readonly Question<Context>[] {
  const { place, flag, of } = options;
  const is =
    (...types: readonly string[]) =>
    (context: Context): boolean =>
      types.includes(of(context)?.type ?? "");
  return [
    {
      key: `${place}.type`,
      flag: flag("type", "kind"),
      help: "how lists are cut into pages",
      message: "How does it page?",
      kind: "select",
      choices: kinds,
      default: () => "none",
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
      key: `${place}.param`,
      flag: flag("param", "name"),
      help: "query parameter that holds the page number or the token",
      message: "Query parameter of the page number or token",
      messageOf: (context) =>
        is("page")(context) ? "Query parameter that takes the page number" : "Query parameter that takes the token",
      kind: "input",
      default: (context) => (is("page")(context) ? "page" : lastKey(of(context)?.from)),
      when: is("page", "cursor"),
    },
    {
      key: `${place}.start`,
      flag: flag("start", "number"),
      help: "number of the first page",
      message: "Number of the first page",
      kind: "input",
      default: () => "1",
      validate: (text) => /^\d+$/.test(text) || `${text} is no page number. Give 0, 1 or another whole number.`,
      read: Number,
      when: is("page"),
      quiet: true,
    },
    {
      key: `${place}.size.param`,
      flag: flag("size-param", "name"),
      help: "query parameter that asks for a page's size; none: the API decides",
      message: "Query parameter of the page size (Enter: none)",
      kind: "input",
      optional: true,
      when: is("page", "cursor", "nextUrl", "linkHeader"),
    },
    {
      key: `${place}.size.value`,
      flag: flag("size", "number"),
      help: "records a page to ask for; larger is faster, up to the API's limit",
      message: "Page size",
      kind: "input",
      default: () => "100",
      validate: (text) => /^[1-9]\d{0,6}$/.test(text) || `${text} is no page size. Give a whole number from 1 on.`,
      read: Number,
      when: (context) => of(context)?.size?.param !== undefined,
    },
    {
      key: `${place}.stop`,
      flag: flag("stop", "rule"),
      help: "what ends the paging: an empty page, a page shorter than the size, no token",
      message: "What does the last page look like?",
      kind: "select",
      choices: [
        { value: "emptyPage", label: "a page with no records follows it" },
        { value: "shortPage", label: "it is shorter than the others", example: "one request less; needs a page size" },
        { value: "noToken", label: "it has no token" },
      ],
      default: (context) => (is("cursor")(context) ? "noToken" : "emptyPage"),
      validate: (text, context) => stopProblem(text, of(context)?.type),
      when: is("page", "cursor"),
      quiet: true,
    },
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

function stopProblem(text: string, type: string | undefined): true | string {
  const fitting = type === "page" ? ["emptyPage", "shortPage"] : ["noToken", "emptyPage"];
  return fitting.includes(text) || `${text} does not go with this pagination. It ends at ${fitting.join(" or ")}.`;
}

function lastKey(from: PaginationAnswers["from"]): string | undefined {
  const keys = typeof from === "string" ? from.split(".") : from;
  return keys?.at(-1);
}
