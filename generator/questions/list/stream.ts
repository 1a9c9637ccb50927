import { readLists } from "../../model/answer-words.js";
import { streamVariables } from "../stream-variables.js";
import { pathProblem, readKey, readMap, readPath, mapProblem } from "../texts.js";
import type { Question, StreamContext } from "../types.js";
import { readStreamPath, streamPathProblem } from "../urls.js";
import { bodyQuestions } from "./body.js";
import { formatQuestions } from "./format.js";
import { recordQuestions } from "./records.js";
import { cursorQuestions } from "./cursor.js";
import { streamPagination } from "./pagination.js";
import { streamAnswerQuestions } from "./stream-answers.js";

/** What is said of one stream. */
export const streamQuestions: readonly Question<StreamContext>[] = [
  {
    key: "path",
    flag: "path=<path>",
    help: "path below the base URL, with {variable} for what a parent's record fills",
    message: "Path",
    kind: "input",
    default: ({ answers, name }) => (answers.api?.style === "graphql" ? "" : `/${name}`),
    validate: streamPathProblem,
    read: readStreamPath,
  },
  {
    key: "parent.stream",
    flag: "parent=<stream>",
    short: "parent",
    help: "stream whose records fill the variables of path, query, headers and body",
    message: "Which stream fills the path?",
    kind: "input",
    when: hasVariables,
    validate: (text, { answers, name }) => parentProblem(text, name, Object.keys(answers.streams ?? {})),
  },
  {
    key: "parent.params",
    flag: "parent.params.<variable>=<path>",
    help: "path variable → where its value stands in the parent's record",
    message: "Path variables and where the parent's record holds them",
    kind: "map",
    when: hasVariables,
    validate: mapProblem,
    read: readMap,
  },
  {
    key: "parent.add",
    flag: "parent.add=<variables>",
    help: "path variables that are added to each record, with commas",
    message: "Path variables that are added to each record",
    kind: "input",
    optional: true,
    quiet: true,
    when: hasVariables,
    read: (text) => text.split(",").map((name) => name.trim()),
  },
  {
    key: "partitions",
    flag: "partitions.<variable>=<values>",
    help: "values of a variable, with commas, or the setting that holds a list: {config.regions}",
    message: "Variables with lists of values: region=eu,us or region={config.regions} (Enter: none)",
    kind: "map",
    optional: true,
    quiet: true,
    validate: mapProblem,
    read: (text) => readLists(readMap(text)),
  },
  {
    key: "records",
    flag: "records=<path>",
    help: "where the records are: data, data.*.items, or . for the whole body",
    message: "Where are the records?",
    kind: "input",
    default: () => ".",
    validate: pathProblem,
    read: readPath,
  },
  {
    key: "primaryKey",
    flag: "key=<paths>",
    short: "key",
    help: "what tells records apart: id, or several fields with commas",
    message: "Primary key (several with commas; Enter: none)",
    kind: "input",
    optional: true,
    validate: (text) =>
      text
        .split(",")
        .map(pathProblem)
        .find((problem) => problem !== true) ?? true,
    read: readKey,
  },
  ...cursorQuestions,
  ...bodyQuestions,
  ...formatQuestions,
  ...recordQuestions,
  {
    key: "query",
    flag: "query.<name>=<value>",
    help: "constant query parameters",
    message: "Constant query parameters, such as state=all (Enter: none)",
    kind: "map",
    optional: true,
    validate: mapProblem,
    read: readMap,
  },
  {
    key: "headers",
    flag: "headers.<name>=<value>",
    help: "headers of this stream's requests",
    message: "Headers of this stream's requests (Enter: none)",
    kind: "map",
    optional: true,
    quiet: true,
    validate: mapProblem,
    read: readMap,
  },
  ...streamAnswerQuestions,
  {
    key: "description",
    flag: "description=<text>",
    help: "one line on what a record is",
    message: "What is a record?",
    kind: "input",
    optional: true,
    quiet: true,
  },
  ...streamPagination,
  {
    key: "maxPages",
    flag: "maxPages=<number>",
    help: "so many pages a list has at most; a longer one is an error",
    message: "So many pages a list has at most (Enter: no limit)",
    kind: "input",
    optional: true,
    quiet: true,
    validate: (text) => /^[1-9]\d{0,8}$/.test(text) || `${text} is no number of pages. Give a whole number from 1 on.`,
    read: Number,
  },
];

function hasVariables({ stream }: StreamContext): boolean {
  return streamVariables(stream).length > 0;
}

function parentProblem(text: string, name: string, streams: readonly string[]): true | string {
  if (text === name) return `${name} cannot be its own parent. Name another stream.`;
  if (streams.includes(text)) return true;
  const others = streams.filter((stream) => stream !== name);
  return `There is no stream ${text}. ${others.length === 0 ? "Add it first." : `There are ${others.join(", ")}.`}`;
}
