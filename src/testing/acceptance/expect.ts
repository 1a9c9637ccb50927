import { keyPaths } from "../../model/path.js";
import type { StreamModel } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { canonical, read } from "../data/paths.js";
import { statusesIn, troubleIn, type Transcript } from "./transcript.js";

/** Throws an Error with `message` unless the promise was kept. */
export function expectThat(kept: boolean, message: () => string): asserts kept {
  if (!kept) throw new Error(message());
}

/** The exit code is what it must be, and nothing but messages came on stdout. */
export function expectExit(transcript: Transcript, code: number, what: string): void {
  expectThat(transcript.exitCode === code, () => {
    return `${what}: the exit code must be ${code}, but it was ${transcript.exitCode}. ${troubleIn(transcript)}`;
  });
  expectOnlyMessages(transcript, what);
}

/** Every line on stdout is a message of the protocol. */
export function expectOnlyMessages({ stray }: Transcript, what: string): void {
  expectThat(stray.length === 0, () => {
    return `${what}: every line on stdout must be a message of the Airbyte protocol, but there was: ${shorten(stray[0])}`;
  });
}

/** The stream was read to its end. */
export function expectComplete(transcript: Transcript, stream: string): void {
  const statuses = statusesIn(transcript, stream);
  expectThat(statuses.at(-1) === "COMPLETE", () => {
    const last = statuses.at(-1) ?? "no status at all";
    return `${stream}: the last status must be COMPLETE, but it was ${last}. ${troubleIn(transcript)}`;
  });
}

/** Exactly these records came, each as often. */
export function expectSame(
  stream: string,
  came: readonly JsonObject[],
  due: readonly JsonObject[],
  what: string,
): void {
  const counts = new Map<string, number>();
  for (const record of due) counts.set(canonical(record), (counts.get(canonical(record)) ?? 0) + 1);
  const extra = came.filter((record) => !takeOne(counts, canonical(record)));
  const missing = due.filter((record) => takeOne(counts, canonical(record)));
  expectThat(extra.length === 0 && missing.length === 0, () => difference(stream, came, due, { extra, missing, what }));
}

/** All these records came, and no others; some more than once. */
export function expectUnion(
  stream: string,
  came: readonly JsonObject[],
  due: readonly JsonObject[],
  what: string,
): void {
  const [cameOnce, dueOnce] = [distinct(came), distinct(due)];
  const extra = [...cameOnce].filter(([text]) => !dueOnce.has(text)).map(([, record]) => record);
  const missing = [...dueOnce].filter(([text]) => !cameOnce.has(text)).map(([, record]) => record);
  expectThat(extra.length === 0 && missing.length === 0, () => difference(stream, came, due, { extra, missing, what }));
}

/** A record by its key, as a person would name it; without a key its first fields. */
export function nameOf(record: JsonObject, model: StreamModel | undefined): string {
  const keys = keyPaths(model?.primaryKey);
  const parts = keys.map((path) => `${path.join(".")}=${JSON.stringify(read(record, path))}`);
  return parts.length === 0 ? shorten(JSON.stringify(record)) : parts.join(", ");
}

export function shorten(text: string | undefined): string {
  if (text === undefined) return "nothing";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function difference(
  stream: string,
  came: readonly JsonObject[],
  due: readonly JsonObject[],
  { extra, missing, what }: { extra: readonly JsonObject[]; missing: readonly JsonObject[]; what: string },
): string {
  const lines = [`${stream}: ${what}: ${due.length} records were due, ${came.length} came.`];
  if (missing[0] !== undefined)
    lines.push(`${missing.length} missing, the first: ${shorten(JSON.stringify(missing[0]))}`);
  if (extra[0] !== undefined) {
    lines.push(`${extra.length} too many or different, the first: ${shorten(JSON.stringify(extra[0]))}`);
  }
  return lines.join("\n");
}

function takeOne(counts: Map<string, number>, text: string): boolean {
  const count = counts.get(text) ?? 0;
  counts.set(text, count - 1);
  return count > 0;
}

function distinct(records: readonly JsonObject[]): Map<string, JsonObject> {
  return new Map(records.map((record) => [canonical(record), record]));
}
