import type { DateFormat } from "@create-connector/cdk/model";
import { readLists } from "../../model/answer-words.js";
import { streamVariables } from "../stream-variables.js";
import { pathProblem, readKey, readMap, readPath, mapProblem } from "../texts.js";
import type { Question, StreamContext } from "../types.js";
import { readStreamPath, streamPathProblem } from "../urls.js";
import { bodyQuestions } from "./body.js";
import { formatQuestions } from "./format.js";
import { recordQuestions } from "./records.js";
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
  {
    key: "cursor.field",
    flag: "cursor=<path>",
    short: "cursor",
    help: "field with the time of the last change; without one everything is read each time",
    message: "Field with the time of the last change (Enter: none)",
    kind: "input",
    optional: true,
    validate: pathProblem,
    read: readPath,
  },
  {
    key: "cursor.format",
    flag: "cursor.format=<format>",
    help: "iso, epochSeconds, epochMilliseconds, or a pattern and its zone: yyyy-MM-dd HH:mm:ss UTC",
    message: "Format of its times",
    kind: "input",
    default: () => "iso",
    validate: formatProblem,
    read: readFormat,
    when: hasCursor,
  },
  {
    key: "cursor.order",
    flag: "cursor.order=<order>",
    help: "order in which records come; none: unknown",
    message: "In which order do records come?",
    kind: "select",
    choices: [
      { value: "none", label: "don't know", example: "state is saved at the end of the stream" },
      { value: "ascending", label: "newest last", example: "state is saved on the way" },
      { value: "descending", label: "newest first" },
    ],
    default: () => "none",
    when: hasCursor,
    quiet: true,
  },
  {
    key: "cursor.param",
    flag: "cursor.param=<name>",
    help: "query parameter that asks for records from a time on; none: everything is read and filtered here",
    message: "Start-time parameter (Enter: none, filter on our side)",
    kind: "input",
    optional: true,
    when: hasCursor,
  },
  {
    key: "cursor.inclusive",
    flag: "cursor.inclusive=<yes|no|unknown>",
    help: "does that filter include records at the very time?",
    message: "Does it include records at that very time?",
    kind: "select",
    choices: [
      {
        value: "unknown",
        label: "don't know",
        example: "nothing is lost: one unit earlier is read, repeats are dropped",
      },
      { value: "yes", label: "yes", example: "since=10:00 brings 10:00" },
      { value: "no", label: "no", example: "since=10:00 starts after it" },
    ],
    default: () => "unknown",
    read: (text) => (text === "unknown" ? undefined : text === "yes"),
    when: ({ stream }) => stream.cursor?.param !== undefined,
  },
  {
    key: "cursor.start",
    flag: "cursor.start=<template>",
    help: "where the first read starts: an ISO date or {config.start_date}",
    message: "Where does the first read start?",
    kind: "input",
    default: () => "{config.start_date}",
    when: hasCursor,
    quiet: true,
  },
  {
    key: "cursor.lookback",
    flag: "cursor.lookback=<duration>",
    help: "how far back to read again each time, as ISO 8601: P3D, PT1H",
    message: "How far back to read again each time? (P3D, PT1H; Enter: not)",
    kind: "input",
    optional: true,
    quiet: true,
    validate: (text) =>
      /^P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/.test(text) ||
      `${text} is no duration. Give days or hours as ISO 8601 writes them: P3D, PT1H.`,
    when: hasCursor,
  },
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

function hasCursor({ stream }: StreamContext): boolean {
  return stream.cursor?.field !== undefined;
}

function parentProblem(text: string, name: string, streams: readonly string[]): true | string {
  if (text === name) return `${name} cannot be its own parent. Name another stream.`;
  if (streams.includes(text)) return true;
  const others = streams.filter((stream) => stream !== name);
  return `There is no stream ${text}. ${others.length === 0 ? "Add it first." : `There are ${others.join(", ")}.`}`;
}

const named = ["iso", "epochSeconds", "epochMilliseconds"] as const;
const patternAndZone = /^(.*\S)\s+(UTC|Z|[+-]\d\d:\d\d)$/;

function formatProblem(text: string): true | string {
  if (named.some((name) => name === text)) return true;
  const pattern = patternAndZone.exec(text)?.[1];
  if (pattern?.includes("yyyy") === true) return true;
  return `${text} is no format of times. Give ${named.join(", ")}, or a pattern and its zone: yyyy-MM-dd HH:mm:ss UTC.`;
}

function readFormat(text: string): DateFormat {
  const format = named.find((name) => name === text);
  if (format !== undefined) return format;
  const [, pattern = text, zone = "UTC"] = patternAndZone.exec(text) ?? [];
  return { pattern, zone };
}
