import { pathOf } from "@create-connector/cdk/model";
import { flatName, wordsOf } from "../model/words.js";
import { type DateForm, dateFormOf } from "./dates.js";
import type { CursorFinding, Finding } from "./types.js";
import { columnsOf, type JsonRecord, valueAt } from "./walk.js";

interface Candidate {
  readonly keys: readonly string[];
  readonly rank: number;
  readonly form: DateForm;
  readonly times: readonly number[];
}

/** The column that says when a record last changed: never empty, always a time in one form, named like it. */
export function findCursor(records: readonly JsonRecord[]): Finding<CursorFinding> {
  const dates = columnsOf(records, 3).flatMap((keys) => candidateOf(records, keys));
  const [best, ...others] = dates.filter(({ rank }) => rank > 0).sort((a, b) => b.rank - a.rank);
  if (best === undefined) {
    const [any] = dates;
    const evidence =
      any === undefined
        ? "no column holds a time in every record"
        : `${any.keys.join(".")} is a time, but not of a change`;
    return { value: undefined, evidence, others: dates.map(findingOf), guessed: [] };
  }
  return {
    value: findingOf(best),
    evidence: [best.form.words, orderWords(best), alsoWords(others)].filter((text) => text !== "").join("; "),
    others: others.map(findingOf),
    guessed: best.form.naive ? ["zone"] : [],
  };
}

function candidateOf(records: readonly JsonRecord[], keys: readonly string[]): Candidate[] {
  const values = records.map((record) => valueAt(record, keys));
  const form = dateFormOf(values);
  if (form === undefined) return [];
  const rank = rankOf(keys, form);
  if (typeof values[0] === "number" && rank < 6) return [];
  return [{ keys, rank, form, times: values.map((value) => form.read(value)) }];
}

function findingOf(candidate: Candidate): CursorFinding {
  return { field: pathOf(candidate.keys), format: candidate.form.format, order: orderOf(candidate.times) };
}

function orderOf(times: readonly number[]): CursorFinding["order"] {
  if (times.length < 3 || times.every((time) => time === times[0])) return "none";
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  if (steps.every((step) => step >= 0)) return "ascending";
  return steps.every((step) => step <= 0) ? "descending" : "none";
}

function orderWords(candidate: Candidate): string {
  const order = orderOf(candidate.times);
  if (order === "ascending") return "newest last";
  if (order === "descending") return "newest first";
  return candidate.times.length < 3 ? "order not shown" : "in no order";
}

function alsoWords(others: readonly Candidate[]): string {
  return others.length === 0
    ? ""
    : `also: ${others
        .slice(0, 3)
        .map(({ keys }) => keys.join("."))
        .join(", ")}`;
}

const OTHER_TIMES =
  /(^|_)(due|expir\w*|birth\w*|dob|delet\w*|archiv\w*|cancel\w*|trial|end|ends|ended|valid|next|scheduled?|start|starts|login|password|by|count|until|deadline|closed?|paid|shipped|published|due_on|timezone)(_|$)/;

/** How well a name says "last changed"; 0: it says something else. A day is coarser than a time, and loses to one of equal rank. */
function rankOf(keys: readonly string[], form: DateForm): number {
  const words = wordsOf(keys.at(-1) ?? "").join("_");
  if (keys.length > 1 && !isInner(keys)) return 0;
  const base = nameRank(words);
  const coarse = typeof form.format === "object" && !form.format.pattern.includes("HH") ? 0.5 : 0;
  return base === 0 ? 0 : base - coarse - (keys.length - 1) * 0.25;
}

function nameRank(words: string): number {
  if (OTHER_TIMES.test(words) || /last_(active|seen|login|access\w*|used)/.test(words)) return 0;
  if (
    /^(last_)?(updated?|modified|modification)(_(at|on|date|time|utc|timestamp|ts|datetime))*$|^(date|time)_(updated|modified)$/.test(
      words,
    )
  )
    return 10;
  if (/updat|modif|chang|edited/.test(words)) return 8;
  if (/creat|inserted|^added/.test(words)) return 7;
  if (
    /^(timestamp|date|time|datetime|ts|occurred_at|emitted_at|execution_time|when|recorded_at|logged_at)$/.test(words)
  )
    return 6;
  return /_at$/.test(words) ? 4 : 0;
}

function isInner(keys: readonly string[]): boolean {
  return keys
    .slice(0, -1)
    .every((key) =>
      ["metadata", "meta", "attributes", "fields", "properties", "node", "sys", "data"].includes(flatName(key)),
    );
}
