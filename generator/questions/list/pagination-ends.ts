import type { PaginationModel } from "@create-connector/cdk/model";
import { pathProblem, readPath } from "../texts.js";
import type { PaginationAnswers, Question, StreamAnswers } from "../types.js";

/** How a list's questions name their places and flags, and find their answers. */
export interface PaginationPlace<Context> {
  readonly place: string;
  readonly flag: (name: string, value: string) => string;
  readonly of: (context: Context) => PaginationAnswers | undefined;
  /** The streams that it is for. */
  readonly streams: (context: Context) => readonly StreamAnswers[];
}

/** Is the pagination of one of these kinds? */
export function isOf<Context>({ of }: PaginationPlace<Context>) {
  return (...types: readonly PaginationModel["type"][]) =>
    (context: Context): boolean =>
      types.some((type) => type === of(context)?.type);
}

/** What ends a list: what the body says of it, else what the last page looks like. All have a default, so none is asked. */
export function endQuestions<Context>(options: PaginationPlace<Context>): readonly Question<Context>[] {
  const { place, flag, of } = options;
  const is = isOf(options);
  const path = (name: "more" | "last" | "pages" | "total", what: string, ...types: PaginationModel["type"][]) => ({
    key: `${place}.${name}`,
    flag: flag(name, "path"),
    help: `where the body holds ${what}`,
    message: `Where does the body hold ${what}? (Enter: nowhere)`,
    kind: "input" as const,
    optional: true,
    quiet: true,
    validate: pathProblem,
    read: readPath,
    when: is(...types),
  });
  return [
    path("more", "a flag that is true while pages follow: has_more", "cursor", "page", "offset", "lastRecord"),
    path("last", "a flag that is true on the last page: isLast", "cursor", "page", "offset", "lastRecord"),
    path("pages", "the number of pages: total_pages", "page"),
    path("total", "the number of records on all pages: total", "page", "offset"),
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
      default: (context) => (is("cursor", "headerToken")(context) ? "noToken" : "emptyPage"),
      validate: (text, context) => stopProblem(text, of(context)?.type),
      when: is("page", "offset", "lastRecord", "cursor", "headerToken"),
      quiet: true,
    },
  ];
}

function stopProblem(text: string, type: string | undefined): true | string {
  const hasToken = type === "cursor" || type === "headerToken";
  const fitting = hasToken ? ["noToken", "emptyPage"] : ["emptyPage", "shortPage"];
  return fitting.includes(text) || `${text} does not go with this pagination. It ends at ${fitting.join(" or ")}.`;
}
