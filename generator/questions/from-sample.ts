import { type Path, type Sources, variablesOf } from "@create-connector/cdk/model";
import type { CursorFinding, Inference } from "../infer/types.js";
import { withAnswer } from "./answers.js";
import { fieldsOf } from "./screens/facts.js";
import { keyPathsOf } from "./texts.js";
import type { CursorAnswers, PaginationAnswers, StreamAnswers } from "./types.js";

/** A stream with what its sample says of it; what was asked or given before stays. */
export function withInference(stream: StreamAnswers, inference: Inference): StreamAnswers {
  const added = addedVariables(stream, inference);
  const key = inference.primaryKey.value;
  const cursor = inference.cursor.value;
  const found: StreamAnswers = {
    records: inference.records.value,
    ...(inference.format === undefined ? {} : { format: inference.format }),
    ...(key === undefined ? {} : { primaryKey: key }),
    ...(cursor === undefined || inference.single ? {} : { cursor: cursorAnswers(cursor) }),
  };
  const why: Sources = {
    records: { from: "sample", why: inference.records.evidence },
    ...(key === undefined ? {} : { primaryKey: { from: "sample", why: inference.primaryKey.evidence } }),
    ...(cursor === undefined ? {} : { cursor: { from: "sample", why: inference.cursor.evidence } }),
  };
  return {
    ...found,
    ...stream,
    ...(stream.cursor === undefined || stream.cursor === null ? {} : { cursor: { ...found.cursor, ...stream.cursor } }),
    ...(stream.parent === undefined || added.length === 0 ? {} : { parent: { ...stream.parent, add: added } }),
    schema: inference.schema,
    fixtures: inference.fixtures,
    sources: { ...why, ...stream.sources },
  };
}

/** A stream whose records were found to stand somewhere else: what the sample said before is forgotten. */
export function withRecordsElsewhere(stream: StreamAnswers, inference: Inference): StreamAnswers {
  const found = ["records", "primaryKey", "cursor", "schema", "fixtures", "sources"];
  const kept = found.reduce((rest, key) => withAnswer(rest, key, undefined), stream);
  return withInference({ ...kept, sources: { records: { from: "asked" } } }, inference);
}

/** A stream without a sample: what is usual, said to be no more than that. */
export function withCustoms(stream: StreamAnswers): StreamAnswers {
  const added = stream.parent === undefined ? [] : variablesOf(stream.path ?? "");
  return {
    records: ".",
    primaryKey: keyWithin(added, "id"),
    ...stream,
    ...(stream.parent === undefined || added.length === 0 ? {} : { parent: { add: added, ...stream.parent } }),
    sources: { primaryKey: { from: "default", why: "usual; not seen in a sample" }, ...stream.sources },
  };
}

/** What a finding says of a cursor, as answers. */
export function cursorAnswers(cursor: CursorFinding): CursorAnswers {
  return {
    type: "datetime",
    field: cursor.field,
    format: cursor.format,
    order: cursor.order,
    start: "{config.start_date}",
  };
}

/** Do two kinds of pagination ask for pages in the same way? The size does not count: it is shared. */
export function pagesAlike(one: PaginationAnswers | undefined, other: PaginationAnswers | undefined): boolean {
  return asking(one) === asking(other);
}

/** What tells how a page is asked for. A token's or record's parameter is a guess where it comes from a sample. */
function asking({ type, from, header, field, connection, param }: PaginationAnswers = {}): string {
  const counted = type === "page" || type === "offset" ? param : undefined;
  return [type, from, header, field, connection, counted].map(String).join("\n");
}

/** Path variables that the records do not hold themselves: without them, records of different parents look alike. */
function addedVariables(stream: StreamAnswers, inference: Inference): string[] {
  if (stream.parent === undefined) return [];
  const fields = fieldsOf(inference.schema);
  return variablesOf(stream.path ?? "").filter((variable) => !Object.hasOwn(fields, variable));
}

/** Whether a key is unique beyond one parent is not known without a sample; with the parent's own it surely is. */
function keyWithin(added: readonly string[], key: string | readonly Path[]): string | readonly Path[] {
  return added.length === 0 ? key : [...added, ...keyPathsOf(key)];
}
