import { readFields, readScalars, readSkips, readStatuses } from "../../model/answer-words.js";
import { mapProblem, pathProblem, readMap, readPath } from "../texts.js";
import type { Question, StreamContext } from "../types.js";

/** What answers of a stream mean, and how their contents become records. Rare: the wizard offers them behind "more". */
export const streamAnswerQuestions: readonly Question<StreamContext>[] = [
  {
    key: "concurrency",
    flag: "concurrency=<number>",
    help: "slices (records of the parent, values of lists) read at the same time; 4 for all streams without it",
    message: "Slices at the same time (Enter: 4, shared by all streams)",
    kind: "input",
    optional: true,
    quiet: true,
    validate: (text) =>
      /^([1-9]\d?|100)$/.test(text) || `${text} is no number of slices. Give a whole number from 1 to 100.`,
    read: (text) => Number(text),
  },
  {
    key: "emptyOn",
    flag: "emptyOn=<statuses>",
    help: 'statuses that mean "nothing here", with commas: 404',
    message: 'Statuses that mean "nothing here", such as 404 (Enter: none)',
    kind: "input",
    optional: true,
    quiet: true,
    validate: (text) => statusProblem(text.split(",")),
    read: readStatuses,
  },
  {
    key: "skipOn",
    flag: "skipOn.<status>=<why>",
    help: "an error status that is ignored, and why; it is counted and said",
    message: 'Errors that are ignored, each with its reason: 403="not in this plan" (Enter: none)',
    kind: "map",
    optional: true,
    quiet: true,
    validate: (text) => {
      const problem = mapProblem(text);
      return problem === true ? statusProblem(Object.keys(readMap(text))) : problem;
    },
    read: (text) => readSkips(readMap(text)),
  },
  {
    key: "errors.at",
    flag: "errors.at=<path>",
    help: "where the body of a success says that it is an error: ok, meta.status",
    message: "Where does a body with status 200 say that it is an error? (Enter: nowhere)",
    kind: "input",
    optional: true,
    quiet: true,
    validate: pathProblem,
    read: readPath,
  },
  {
    key: "errors.is",
    flag: "errors.is=<values>",
    help: "values there that mean an error, with commas: false; without: anything filled",
    message: "Values there that mean an error, such as false (Enter: anything filled)",
    kind: "input",
    optional: true,
    quiet: true,
    when: ({ stream }) => stream.errors?.at !== undefined && stream.errors.isNot === undefined,
    read: readScalars,
  },
  {
    key: "errors.isNot",
    flag: "errors.isNot=<values>",
    help: "values there that mean that all is well, with commas: success",
    message: "Values there that mean that all is well, such as success (Enter: not said)",
    kind: "input",
    optional: true,
    quiet: true,
    when: ({ stream }) => stream.errors?.at !== undefined && stream.errors.is === undefined,
    read: readScalars,
  },
  {
    key: "errors.message",
    flag: "errors.message=<path>",
    help: "where the message of such an error stands",
    message: "Where does its message stand? (Enter: the usual places)",
    kind: "input",
    optional: true,
    quiet: true,
    when: ({ stream }) => stream.errors?.at !== undefined,
    validate: pathProblem,
    read: readPath,
  },
  {
    key: "items.key",
    flag: "items.key=<fields>",
    help: "fields that get the keys of maps that * in records goes through, with commas",
    message: "Field that gets the key of the map that * goes through (Enter: none)",
    kind: "input",
    optional: true,
    quiet: true,
    read: readFields,
  },
  {
    key: "items.value",
    flag: "items.value=<field>",
    help: "field that gets an element that is no object, such as 1.1 or a text",
    message: "Field that gets an element that is no object (Enter: none)",
    kind: "input",
    optional: true,
    quiet: true,
  },
  {
    key: "items.outer",
    flag: "items.outer.<field>=<path>",
    help: "field → path in the element around the records: order_id=id for orders.*.lines",
    message: "Fields out of the element around the records, such as order_id=id (Enter: none)",
    kind: "map",
    optional: true,
    quiet: true,
    validate: mapProblem,
    read: readMap,
  },
];

function statusProblem(statuses: readonly string[]): true | string {
  const wrong = statuses.find(
    (status) => !/^\s*4\d\d\s*$/.test(status) || [401, 407, 408, 429].includes(Number(status)),
  );
  if (wrong === undefined) return true;
  return `${wrong.trim()} cannot be ignored. Give statuses from 400 to 499, without those of credentials and rates (401, 407, 408, 429).`;
}
