import { cursorParams, cursorTemplates, dateFormats } from "./cursor.js";
import { pathKeys } from "./path.js";
import type { ModelProblem } from "./problem.js";
import { variablesOf } from "./template.js";
import { requestTemplates } from "./templates.js";
import type { DateFormat, DatetimeCursorModel, FieldCursorModel, StreamModel, SyncTokenModel } from "./types.js";

type Clash = (at: string, param: string) => ModelProblem[];

/**
 * What is wrong with a stream's cursor in itself and beside the requests. `pageParams`: the pagination's parameters, by option;
 * `clash`: problems of a parameter that a constant has too.
 */
export function cursorProblems(
  file: string,
  stream: StreamModel,
  pageParams: readonly (readonly [option: string, param: string])[],
  clash: Clash,
): ModelProblem[] {
  const { cursor } = stream;
  if (cursor === undefined) return stream.incremental === undefined ? [] : [withoutCursor(file)];
  return [
    ...paramProblems(file, stream, pageParams, clash),
    ...cursorTemplates(cursor).flatMap(([option, template]) =>
      cursor.type === "datetime" ? boundaryProblems(file, option, template) : [],
    ),
    ...(cursor.type === "syncToken" ? tokenProblems(file, stream, cursor) : orderProblems(file, cursor)),
    ...(cursor.type === "datetime" ? [...formatProblems(file, cursor), ...windowProblems(file, stream, cursor)] : []),
  ];
}

function withoutCursor(file: string): ModelProblem {
  const rule = "The endpoint for what is new needs a cursor.";
  return { file, at: "incremental", rule, remedy: "Give the stream a cursor, or take it out." };
}

function paramProblems(
  file: string,
  { cursor }: StreamModel,
  pageParams: readonly (readonly [option: string, param: string])[],
  clash: Clash,
): ModelProblem[] {
  const params = cursorParams(cursor);
  const [first, second] = params;
  const twins: ModelProblem[] =
    first === undefined || second?.[1] !== first[1]
      ? []
      : [
          {
            file,
            at: `cursor.${second[0]}`,
            value: second[1],
            rule: "The same parameter carries start and end.",
            remedy: "Give each its own.",
          },
        ];
  return [
    ...twins,
    ...params.flatMap(([option, param]): ModelProblem[] => {
      const at = `cursor.${option}`;
      const page = pageParams.find(([, name]) => name === param);
      if (page === undefined) return clash(at, param);
      const rule = `The pagination uses the same parameter (${page[0]}): one would be lost.`;
      const remedy = "Look up which of the two it is in the API's documentation.";
      return [...clash(at, param), { file, at, value: param, rule, remedy }];
    }),
  ];
}

function boundaryProblems(file: string, option: string, template: string): ModelProblem[] {
  if (template.includes("{config.") || isIsoTime(template)) return [];
  const setting = option === "end" ? "end_date" : "start_date";
  const remedy = `Write 2020-01-01, 2020-01-01T00:00:00Z, or a setting: {config.${setting}}.`;
  return [{ file, at: `cursor.${option}`, value: template, rule: "It is no ISO date or date-time with zone.", remedy }];
}

function orderProblems(file: string, cursor: FieldCursorModel): ModelProblem[] {
  if (cursor.stopEarly !== true || cursor.order === undefined || cursor.order === "descending") return [];
  const rule = "Only a list that comes newest first can be left early.";
  return [{ file, at: "cursor.stopEarly", value: true, rule, remedy: 'Take it out, or write "order": "descending".' }];
}

function formatProblems(file: string, cursor: DatetimeCursorModel): ModelProblem[] {
  const formats = dateFormats(cursor);
  return formats.flatMap((format, index): ModelProblem[] => {
    const at = formats.length === 1 ? "cursor.format" : `cursor.format.${index}`;
    return [...patternProblems(file, at, format), ...zoneProblems(file, at, format)];
  });
}

function patternProblems(file: string, at: string, format: DateFormat): ModelProblem[] {
  if (typeof format === "string" || ["yyyy", "MM", "dd"].every((part) => format.pattern.includes(part))) return [];
  const place = { file, at: `${at}.pattern`, value: format.pattern };
  return [{ ...place, rule: "It must hold yyyy, MM and dd.", remedy: "Write it as in yyyy-MM-dd HH:mm:ss." }];
}

function zoneProblems(file: string, at: string, format: DateFormat): ModelProblem[] {
  if (typeof format === "string" || isZone(format.zone)) return [];
  const remedy = "Write UTC, or an offset such as +02:00.";
  return [{ file, at: `${at}.zone`, value: format.zone, rule: "There is no such zone.", remedy }];
}

/** UTC or an offset. */
export function isZone(zone: string): boolean {
  return /^(UTC|Z|[+-]\d\d:?(\d\d)?)$/.test(zone);
}

function windowProblems(file: string, stream: StreamModel, cursor: DatetimeCursorModel): ModelProblem[] {
  const { window, start, endParam, stopEarly } = cursor;
  if (window === undefined) return [];
  const problems: ModelProblem[] = [];
  const place = { file, at: "cursor.window" };
  if (start === undefined) {
    const remedy = 'Write "start": "{config.start_date}".';
    problems.push({ ...place, rule: "Windows of time need a start (cursor.start).", remedy });
  }
  const asks = requestTemplates(stream).some(({ template }) => variablesOf(template).includes("end"));
  if (endParam === undefined && !asks) {
    const remedy = "Write cursor.endParam, or {end} in a template of query, headers or body.";
    problems.push({ ...place, rule: "Windows of time need a parameter for their end.", remedy });
  }
  if (stopEarly === true)
    problems.push({ ...place, rule: "A list that is left early is not read in windows.", remedy: "Take one out." });
  return problems;
}

function tokenProblems(file: string, { records }: StreamModel, { from }: SyncTokenModel): ModelProblem[] {
  const keys = pathKeys(from);
  const place = { file, at: "cursor.from", value: from };
  if (keys.length === 0 || keys.includes("*")) {
    const remedy = 'Write it as in "next_sync_token".';
    return [{ ...place, rule: "It must lead to one value of the body.", remedy }];
  }
  if (pathKeys(records).length > 0) return [];
  const rule = "The whole body is records, so no token stands beside them.";
  return [{ ...place, rule, remedy: "Say where the list stands: records=data." }];
}

/** A day, or a time with its zone, that exists in the calendar. */
function isIsoTime(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?$/.exec(text);
  if (match === null || Number.isNaN(Date.parse(text))) return false;
  const [, year, month, day] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day);
}
