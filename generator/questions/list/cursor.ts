import { type CursorModel, type DateFormat, isZone } from "@create-connector/cdk/model";
import { pathProblem, readPath } from "../texts.js";
import type { Question, StreamAnswers, StreamContext } from "../types.js";
import { windowQuestions } from "./cursor-windows.js";

/** How a stream knows what is new: `--stream orders cursor=updated_at cursor.param=since`. */
export const cursorQuestions: readonly Question<StreamContext>[] = [
  {
    key: "cursor.type",
    flag: "cursor.type=<kind>",
    help: "what tells what is new: a time, a number or a text that grows, a token of the last page",
    message: "What tells what is new?",
    kind: "select",
    choices: [
      { value: "datetime", label: "a time", example: '"updated_at": "2026-01-31T10:00:00Z"' },
      { value: "number", label: "a number that grows", example: '"id": 4711, "version": 12' },
      { value: "string", label: "a text that grows", example: '"id": "01HZX…" (ULIDs)' },
      { value: "syncToken", label: "a token of the last page", example: '"next_sync_token": "…"' },
    ],
    default: () => "datetime",
    quiet: true,
    when: ({ stream }) => stream.cursor !== undefined && stream.cursor !== null,
  },
  {
    key: "cursor.field",
    flag: "cursor=<path>",
    short: "cursor",
    help: "field with the time of the last change, or what else grows; without one everything is read each time",
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
    when: isDatetime,
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
    when: (context) => hasCursor(context) || isKind(context.stream, "syncToken"),
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
    help: "where the first read starts: an ISO date or {config.start_date}; a number, a text",
    message: "Where does the first read start?",
    kind: "input",
    default: ({ stream }) => (isKind(stream, "datetime") ? "{config.start_date}" : undefined),
    optional: true,
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
    when: isDatetime,
  },
  {
    key: "cursor.from",
    flag: "cursor.from=<path>",
    help: "of a token: where the body of the last page holds it",
    message: "Where does the body of the last page hold the token? (such as next_sync_token)",
    kind: "input",
    validate: pathProblem,
    read: readPath,
    quiet: true,
    when: ({ stream }) => isKind(stream, "syncToken"),
  },
  {
    key: "cursor.stopEarly",
    flag: "cursor.stopEarly=<yes|no>",
    help: "records come newest first: leave the list at the first page that is wholly known",
    message: "Leave the list at the first page that is wholly known?",
    kind: "select",
    choices: [
      { value: "no", label: "no" },
      { value: "yes", label: "yes", example: "a feed that surely comes newest first" },
    ],
    default: () => "no",
    read: (text) => (text === "yes" ? true : undefined),
    quiet: true,
    optional: true,
    when: hasCursor,
  },
  ...windowQuestions(isDatetime),
];

function hasCursor({ stream }: StreamContext): boolean {
  return stream.cursor?.field !== undefined;
}

function isDatetime({ stream }: StreamContext): boolean {
  return stream.cursor?.field !== undefined && isKind(stream, "datetime");
}

function isKind({ cursor }: StreamAnswers, kind: CursorModel["type"]): boolean {
  return (cursor?.type ?? "datetime") === kind;
}

const named = ["iso", "epochSeconds", "epochMilliseconds"] as const;
const patternAndZone = /^(.*\S)\s+(UTC|Z|[+-]\d\d:\d\d|[A-Za-z_]+\/[\w+/-]+)$/;

function formatProblem(text: string): true | string {
  if (named.some((name) => name === text)) return true;
  const [, pattern, zone = ""] = patternAndZone.exec(text) ?? [];
  if (pattern?.includes("yyyy") === true)
    return isZone(zone) || `There is no zone ${zone}. Give UTC or an offset such as +02:00.`;
  return `${text} is no format of times. Give ${named.join(", ")}, or a pattern and its zone: yyyy-MM-dd HH:mm:ss UTC.`;
}

function readFormat(text: string): DateFormat {
  const format = named.find((name) => name === text);
  if (format !== undefined) return format;
  const [, pattern = text, zone = "UTC"] = patternAndZone.exec(text) ?? [];
  return { pattern, zone };
}
