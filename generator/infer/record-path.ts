import { isList, isObject, type Path, pathOf, shortValue } from "@create-connector/cdk/model";
import { flatName, wordsOf } from "../model/words.js";
import { NO_RECORDS, resourceOf, sameResource, WRAPPERS } from "./names.js";
import type { Finding, InferHints } from "./types.js";
import { type JsonRecord, valuesAt } from "./walk.js";

/** A place that may hold the records. */
interface Candidate {
  readonly keys: readonly string[];
  readonly count: number;
  readonly score: number;
  readonly kind: "array" | "map" | "single";
}

export interface RecordPlace {
  readonly finding: Finding<Path> & { readonly value: Path };
  readonly keys: readonly string[];
  readonly records: readonly JsonRecord[];
  readonly single: boolean;
}

/**
 * Finds the records of a body: an array of objects, a map of objects by id (`items.*`), objects inside envelopes
 * (`list.*.customer`), or the body itself. Undefined when there is none; `foundInstead` then says what was there.
 */
export function findRecords(body: unknown, hints: InferHints): RecordPlace | undefined {
  const candidates = candidatesOf(body, hints).sort((a, b) => b.score - a.score);
  const [best] = candidates;
  if (best === undefined) return undefined;
  const keys = unwrapped(body, best, hints);
  const records = valuesAt(body, keys).filter(isObject);
  const value = pathOf(keys);
  const others = candidates.slice(1).map((candidate) => pathOf(candidate.keys));
  const finding = { value, evidence: evidenceOf(best, keys, candidates), others, guessed: [] };
  return { finding, keys, records, single: best.kind === "single" };
}

/** What a body without records holds, for an error message. */
export function foundInstead(body: unknown): string {
  if (isList(body)) {
    if (body.length === 0) return "an empty array";
    return `an array of ${body.length} ${kindOf(body[0])}${body.length === 1 ? "" : "s"} (${shortValue(body[0])}, …)`;
  }
  if (!isObject(body)) return `a ${kindOf(body)}: ${shortValue(body)}`;
  const fields = Object.entries(body).slice(0, 8);
  if (fields.length === 0) return "an empty object";
  return `an object with ${fields.map(([key, value]) => `${key} (${contentOf(value)})`).join(", ")}`;
}

function contentOf(value: unknown): string {
  if (isList(value)) return value.length === 0 ? "an empty array" : `an array of ${kindOf(value[0])}s`;
  return isObject(value) ? "an object" : `a ${kindOf(value)}`;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return isList(value) ? "array" : typeof value;
}

function candidatesOf(body: unknown, hints: InferHints): Candidate[] {
  const resource = resourceOf(hints.path, hints.stream);
  const candidates: Candidate[] = [];
  const visit = (value: unknown, keys: readonly string[]): void => {
    if (isObjects(value)) {
      candidates.push({ keys, count: value.length, kind: "array", score: scoreOf(keys, value, resource) });
      return;
    }
    if (!isObject(value) || keys.length > 4) return;
    const map = Object.values(value);
    if (keys.length > 0 && isMapById(value)) {
      candidates.push({
        keys: [...keys, "*"],
        count: map.length,
        kind: "map",
        score: scoreOf(keys, map, resource) - 1,
      });
      return;
    }
    for (const [key, item] of Object.entries(value)) visit(item, [...keys, key]);
  };
  visit(body, []);
  const whole = isObject(body) ? wholeBody(body, hints, candidates) : [];
  return [...candidates, ...whole];
}

function isObjects(value: unknown): value is readonly JsonRecord[] {
  return (
    isList(value) && value.length > 0 && value.every((item) => isObject(item) || item === null) && value.some(isObject)
  );
}

/** `{ "8f3a": { … }, "9b12": { … } }`: keys that are ids rather than names, or many objects of one shape. */
function isMapById(value: JsonRecord): boolean {
  const entries = Object.entries(value);
  const items = entries.map(([, item]) => item);
  if (items.length === 0 || !items.every(isObject)) return false;
  if (entries.every(([key]) => looksLikeId(key))) return true;
  const shapes = new Set(
    items.map((item) =>
      Object.keys(isObject(item) ? item : {})
        .sort()
        .join("\n"),
    ),
  );
  return (
    items.length >= 3 &&
    shapes.size === 1 &&
    !entries.some(([key]) => WRAPPERS.has(flatName(key)) || NO_RECORDS.has(flatName(key)))
  );
}

/** A number, a UUID, a long hexadecimal or mixed token. */
export function looksLikeId(key: string): boolean {
  return (
    /^\d+$/.test(key) ||
    /^[0-9a-f-]{8,}$/i.test(key) ||
    (/^[A-Za-z0-9_-]{8,}$/.test(key) && /\d/.test(key) && /[A-Za-z]/.test(key))
  );
}

function scoreOf(keys: readonly string[], items: readonly unknown[], resource: string): number {
  if (keys.length === 0) return 20;
  const name = keys.at(-1) ?? "";
  const flat = flatName(name);
  const isResource = sameResource(name, resource);
  const before = keys.slice(0, -1).map(flatName);
  let score = 4;
  if (WRAPPERS.has(flat)) score += 6;
  if (isResource) score += 7;
  else if (sameResource(wordsOf(name).at(-1) ?? "", wordsOf(resource).at(-1) ?? "")) score += 4;
  if (NO_RECORDS.has(flat) && !isResource) score -= 8;
  for (const key of before) score += /^(embedded|data|payload|response|results?|hits)$/.test(key) ? 2 : -3;
  if (
    items.some((item) => isObject(item) && Object.keys(item).some((key) => /^(id|_?id|uuid|key|guid|sid)$/i.test(key)))
  )
    score += 2;
  return score;
}

/** The body as one record: likely when the path ends in a variable, or the body has an id of its own. */
function wholeBody(body: JsonRecord, hints: InferHints, inside: readonly Candidate[]): Candidate[] {
  if (Object.keys(body).length === 0) return [];
  const single: Candidate = { keys: [], count: 1, kind: "single", score: 0 };
  const endsInVariable = /\{[^}]*\}(\.json)?\/?$/.test(hints.path ?? "");
  const hasId = Object.entries(body).some(
    ([key, value]) => /^(id|_id|uuid|guid|sid)$/i.test(key) && value !== null && !isObject(value),
  );
  const looksLikeList = Object.entries(body).some(
    ([key, value]) => isList(value) && value.length === 0 && WRAPPERS.has(flatName(key)),
  );
  if (looksLikeList && !hasId) return [];
  // One object is one record where its path or an id says so; any other object is a list that was not recognised.
  if (inside.length === 0 && !hasId && (!endsInVariable || isErrorBody(body))) return [];
  return [{ ...single, score: (endsInVariable ? 9 : 0) + (hasId ? 9 : 0) + (inside.length === 0 ? 1 : 0) }];
}

function isErrorBody(body: JsonRecord): boolean {
  const keys = Object.keys(body).map(flatName);
  return keys.some((key) => key === "error" || key === "errors") && keys.length <= 4;
}

/** Items that only wrap the record (`edges.*.node`, `list.*.customer`): at most four fields, no id, one object among them. */
function unwrapped(body: unknown, best: Candidate, hints: InferHints): readonly string[] {
  if (best.kind !== "array") return best.keys;
  const items = valuesAt(body, best.keys).filter(isObject);
  const first = items[0];
  if (first === undefined) return best.keys;
  const names = Object.keys(first);
  if (names.length > 4 || names.some((name) => /(^|_)id$/i.test(name))) return best.keys;
  const objects = names.filter((name) => isObject(first[name]));
  const resource = resourceOf(hints.path, hints.stream);
  const inner = objects.find((name) => sameResource(name, resource)) ?? (objects.length === 1 ? objects[0] : undefined);
  if (inner === undefined || !items.every((item) => isObject(item[inner]))) return best.keys;
  const known = flatName(inner) === "node" || sameResource(inner, resource) || flatName(inner) === "data";
  return known ? [...best.keys, "*", inner] : best.keys;
}

function evidenceOf(best: Candidate, keys: readonly string[], all: readonly Candidate[]): string {
  const arrays = all.filter((candidate) => candidate.kind !== "single");
  if (best.kind === "single")
    return arrays.length === 0 ? "the body is one record" : "the body is one record; it holds lists of its own";
  if (best.kind === "map") return `a map of objects by id (${best.count})`;
  const wrapped = keys.length > best.keys.length ? `, each inside ${JSON.stringify(keys.at(-1))}` : "";
  if (best.keys.length === 0) return `the body is the list (${best.count})${wrapped}`;
  if (arrays.length === 1) return `the only array of objects (${best.count})${wrapped}`;
  return `an array of ${best.count} objects${wrapped}; also: ${arrays
    .slice(1, 4)
    .map((other) => placeText(other.keys))
    .join(", ")}`;
}

function placeText(keys: readonly string[]): string {
  return keys.join(".");
}
