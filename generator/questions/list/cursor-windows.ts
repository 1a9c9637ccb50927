import { mapProblem, pathProblem, readMap, readPath } from "../texts.js";
import type { Question, StreamContext } from "../types.js";
import { readStreamPath, streamPathProblem } from "../urls.js";

type Applies = (context: StreamContext) => boolean;

/** Of times: where reading ends, in which parts, and how fine the filter is; and another endpoint for what is new. */
export function windowQuestions(when: Applies): readonly Question<StreamContext>[] {
  const own = { kind: "input", optional: true, quiet: true, when } as const;
  return [
    {
      ...own,
      key: "cursor.endParam",
      flag: "cursor.endParam=<name>",
      help: "query parameter that asks for records up to a time",
      message: "End-time parameter (Enter: none)",
    },
    {
      ...own,
      key: "cursor.end",
      flag: "cursor.end=<template>",
      help: "where reading ends: an ISO date or {config.end_date}; default: now",
      message: "Where does reading end? (Enter: now)",
    },
    {
      ...own,
      key: "cursor.window.step",
      flag: "cursor.window.step=<duration>",
      help: "ask for a long time in parts of this length, as ISO 8601: P30D",
      message: "Length of the parts in which a long time is asked for (P30D; Enter: all at once)",
      validate: durationProblem,
    },
    {
      ...own,
      key: "cursor.window.cap",
      flag: "cursor.window.cap=<number>",
      help: "the most records that the API gives for one question; a part with so many is halved",
      message: "The most records that the API gives for one question (10000; Enter: no limit)",
      validate: (text) =>
        /^[1-9]\d{0,8}$/.test(text) || `${text} is no number of records. Give a whole number from 1 on.`,
      read: Number,
      when: (context) => when(context) && context.stream.cursor?.window?.step !== undefined,
    },
    {
      ...own,
      key: "cursor.granularity",
      flag: "cursor.granularity=<duration>",
      help: "the API's filter looks at no more than this: P1D where it sees only the day",
      message: "What does the filter look at? (P1D: only the day; Enter: the whole time)",
      validate: durationProblem,
    },
    {
      key: "incremental.path",
      flag: "incremental=<path>",
      short: "incremental",
      help: "another endpoint that is asked for what is new, once there is a state",
      message: "Path of another endpoint for what is new (Enter: none)",
      kind: "input",
      optional: true,
      quiet: true,
      validate: streamPathProblem,
      read: readStreamPath,
      when: hasAny,
    },
    {
      key: "incremental.records",
      flag: "incremental.records=<path>",
      help: "where the records are there; default: as in the stream",
      message: "Where are the records there? (Enter: as in the stream)",
      kind: "input",
      optional: true,
      quiet: true,
      validate: pathProblem,
      read: readPath,
      when: hasSecond,
    },
    {
      key: "incremental.query",
      flag: "incremental.query.<name>=<value>",
      help: "query parameters there, instead of the stream's: since={start}",
      message: "Query parameters there (Enter: as in the stream)",
      kind: "map",
      optional: true,
      quiet: true,
      validate: mapProblem,
      read: readMap,
      when: hasSecond,
    },
  ];
}

function hasAny({ stream }: StreamContext): boolean {
  return stream.cursor !== undefined && stream.cursor !== null;
}

function hasSecond({ stream }: StreamContext): boolean {
  return stream.incremental?.path !== undefined;
}

function durationProblem(text: string): true | string {
  return (
    /^P(?=.)(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/.test(text) ||
    `${text} is no duration. Give it as ISO 8601 writes it: P30D, P1M, PT1H.`
  );
}
