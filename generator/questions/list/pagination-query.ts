import { isList, type Path, pathKeys, pathOf } from "@create-connector/cdk/model";
import { answerAt } from "../answers.js";
import { pathText } from "../texts.js";
import type { StreamAnswers } from "../types.js";

/** The variable that a stream's GraphQL query gives to an argument: of `orders(first: $n)`, `first` → `n`. */
export function queryVariable(streams: readonly StreamAnswers[], argument: "after" | "first"): string | undefined {
  const pattern = new RegExp(`\\b${argument}\\s*:\\s*\\$([_A-Za-z]\\w*)`);
  const names = streams.flatMap((stream) => {
    const query = answerAt(stream, "body.query");
    return typeof query === "string" ? (pattern.exec(query)?.[1] ?? []) : [];
  });
  return names[0];
}

/** Where a connection is whose records stand at `nodes` or `edges.*.node`; for records elsewhere it is not known. */
export function connectionAround(streams: readonly StreamAnswers[]): string | undefined {
  const places = streams.flatMap((stream) => {
    const records = answerAt(stream, "records");
    const keys = typeof records === "string" || isTexts(records) ? pathKeys(records) : [];
    const inner = keys.at(-1) === "nodes" ? 1 : keys.slice(-3).join(".") === "edges.*.node" ? 3 : 0;
    return inner === 0 ? [] : [pathText(pathOf(keys.slice(0, -inner)))];
  });
  return places[0];
}

function isTexts(value: unknown): value is Exclude<Path, string> {
  return isList(value) && value.every((key) => typeof key === "string");
}
