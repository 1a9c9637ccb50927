import type { Inference } from "../../infer/types.js";
import { keyText, mapText, pathText } from "../texts.js";
import type { Answers, StreamAnswers } from "../types.js";
import { cursorText, paginationText } from "./words.js";

export type FactName = "records" | "key" | "cursor" | "filter" | "pagination" | "query" | "schema" | "more";

/** One line of the block that shows what is believed of a stream. */
export interface FactRow {
  readonly name: FactName;
  /** `–` where nothing is known. */
  readonly value: string;
  /** Where it comes from, or what it means; shown in grey. */
  readonly evidence: string;
}

/** What is believed of a stream, as the lines of one screen; `inference`: what its sample says. */
export function factRows(answers: Answers, stream: StreamAnswers, inference?: Inference): FactRow[] {
  const { cursor } = stream;
  return [
    row(
      "records",
      stream.records === undefined ? "–" : pathText(stream.records),
      evidence(stream, "records", inference),
    ),
    row("key", keyText(stream.primaryKey) || "–", keyEvidence(stream, inference)),
    row("cursor", cursorName(stream) ?? "–", cursorEvidence(stream, inference)),
    ...(cursor?.field === undefined ? [] : [filterRow(stream)]),
    paginationRow(answers, stream, inference),
    row("query", mapText(stream.query) || "–", stream.query === undefined ? "constants, such as state=all" : ""),
    schemaRow(stream, inference),
    row("more", rareFacts(stream).join(", ") || "–", "what is asked rarely"),
  ];
}

/** Facts with a row of their own, facts that were asked before, and what a sample brought. */
const shown = new Set(
  "path parent records primaryKey cursor pagination query schema fixtures sources method body".split(" "),
);

/** What was said of a stream and is shown nowhere else. */
function rareFacts(stream: StreamAnswers): string[] {
  return Object.entries(stream).flatMap(([name, value]) => (value === undefined || shown.has(name) ? [] : [name]));
}

/** A row without its evidence: `key          id`. */
export function factLabel({ name, value }: FactRow): string {
  return `${name.padEnd(11)} ${value}`;
}

/** A stream in one line, once its block is accepted: `customers  20 records at data, key id, cursor updated_at`. */
export function streamLine(stream: StreamAnswers, inference?: Inference): string {
  const { records = "." } = stream;
  const place = records === "." ? "in the body" : `at ${pathText(records)}`;
  return [
    `${inference === undefined ? "records" : counted(inference.count, "record")} ${place}`,
    stream.primaryKey === undefined ? "no key" : `key ${keyText(stream.primaryKey).replaceAll(", ", " + ")}`,
    cursorName(stream) === undefined ? "read whole each time" : `cursor ${cursorName(stream) ?? ""}`,
  ].join(", ");
}

/** `1 record`, `20 records`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The field, or the token, that tells what is new. */
function cursorName({ cursor }: StreamAnswers): string | undefined {
  if (cursor?.type === "syncToken") return "a token";
  return cursor?.field === undefined ? undefined : pathText(cursor.field);
}

function row(name: FactName, value: string, evidence: string): FactRow {
  return { name, value, evidence };
}

/** Why a fact is believed: what its source says, else what the sample did not show. */
function evidence(stream: StreamAnswers, fact: string, inference: Inference | undefined): string {
  const source = stream.sources?.[fact];
  if (source?.from === "asked") return "as you said";
  return source?.why ?? (inference === undefined ? "no sample" : "");
}

function keyEvidence(stream: StreamAnswers, inference: Inference | undefined): string {
  if (stream.primaryKey !== undefined) return evidence(stream, "primaryKey", inference);
  return stream.sources?.["primaryKey"]?.from === "asked"
    ? "none: repeats cannot be told apart"
    : (inference?.primaryKey.evidence ?? "no sample");
}

function cursorEvidence(stream: StreamAnswers, inference: Inference | undefined): string {
  const { cursor } = stream;
  if (cursor?.type === "syncToken") return cursorText(cursor);
  if (cursor?.field === undefined) {
    const why = stream.sources?.["cursor"]?.from === "asked" ? undefined : inference?.cursor.evidence;
    return ["everything is read each time", why].filter(Boolean).join("; ");
  }
  const field = pathText(cursor.field);
  const others = (inference?.cursor.others ?? [])
    .map((other) => pathText(other.field))
    .filter((name) => name !== field);
  return [cursorText(cursor), others.length === 0 ? "" : `also: ${others.join(", ")}`].filter(Boolean).join("; ");
}

function filterRow({ cursor }: StreamAnswers): FactRow {
  if (cursor?.param === undefined) return row("filter", "–", "asked next");
  const boundary = { true: "includes that very time", false: "starts after that time", undefined: "boundary unknown" };
  return row("filter", cursor.param, boundary[`${cursor.inclusive}`]);
}

function paginationRow(answers: Answers, stream: StreamAnswers, inference: Inference | undefined): FactRow {
  if (stream.pagination !== undefined) {
    return row("pagination", paginationText(stream.pagination), evidence(stream, "pagination", inference));
  }
  const shared = answers.api?.pagination;
  if (shared?.type !== undefined) {
    const why = answers.sources?.["api.pagination"];
    const here = inference?.pagination.value?.type === shared.type ? "seen here too" : "as the other streams";
    const first = Object.keys(answers.streams ?? {}).length <= 1;
    return row("pagination", paginationText(shared), first ? (why?.why ?? "as you said") : here);
  }
  return row("pagination", "–", `${inference?.pagination.evidence ?? "no sample"}; asked next`);
}

function schemaRow(stream: StreamAnswers, inference: Inference | undefined): FactRow {
  const schema = inference?.schema ?? stream.schema;
  if (schema === undefined) return row("schema", "open", "takes any field until a sample is given");
  const fields = Object.keys(fieldsOf(schema)).length;
  if (inference === undefined) return row("schema", counted(fields, "field"), "");
  const unseen = inference.nullOnly.length;
  return row(
    "schema",
    counted(fields, "field"),
    unseen === 0 ? "" : `${unseen} always empty: ${inference.nullOnly.join(", ")}`,
  );
}

/** The properties of a JSON Schema. */
export function fieldsOf(schema: { readonly [keyword: string]: unknown } | undefined): {
  readonly [field: string]: unknown;
} {
  const properties = schema?.["properties"];
  return typeof properties === "object" && properties !== null ? { ...properties } : {};
}
