import { isList, isObject, type JsonObject, own, pathKeys, schemaAt, variablesOf } from "@create-connector/cdk/model";
import { singularName } from "../infer/names.js";
import type { StreamDraft } from "./from-streams.js";
import { flatName, wordsOf } from "./words.js";

/**
 * The streams with their parents, not yet checked. What the answers leave out is filled in where it is plain: the parent stream
 * (`/customers` for `/customers/{customer_id}/orders`), the field that fills a variable (`customer_id` ← `id`), and the variables
 * that the records lack, which are added to them.
 */
export function parentsFrom(drafts: readonly StreamDraft[]): { readonly [stream: string]: unknown } {
  const index = indexOf(drafts);
  return Object.fromEntries(
    drafts.map((draft): [string, unknown] => [draft.name, inReadingOrder(withParent(draft, index))]),
  );
}

/** The streams by what a child may know of them; of several the first. */
interface DraftIndex {
  readonly byName: ReadonlyMap<string, StreamDraft>;
  readonly byPath: ReadonlyMap<string, StreamDraft>;
  readonly bySingular: ReadonlyMap<string, StreamDraft>;
}

function indexOf(drafts: readonly StreamDraft[]): DraftIndex {
  const by = (key: (draft: StreamDraft) => string): ReadonlyMap<string, StreamDraft> =>
    new Map(drafts.map((draft): [string, StreamDraft] => [key(draft), draft]).reverse());
  return {
    byName: by(({ name }) => name),
    byPath: by((draft) => plainPath(pathOfDraft(draft))),
    bySingular: by(({ name }) => singularName(name)),
  };
}

const READING_ORDER =
  "$schema description path parent partitions records items primaryKey cursor query headers pagination emptyOn skipOn errors".split(
    " ",
  );

/** The facts as a person tells them: how to ask, where the records are, what they are known by; where it comes from stands last. */
function inReadingOrder(facts: JsonObject): JsonObject {
  const { sources, ...rest } = facts;
  const place = (key: string): number =>
    READING_ORDER.includes(key) ? READING_ORDER.indexOf(key) : READING_ORDER.length;
  const sorted = Object.entries(rest).sort(([a], [b]) => place(a) - place(b));
  return Object.fromEntries(sources === undefined ? sorted : [...sorted, ["sources", sources]]);
}

function withParent(given: StreamDraft, index: DraftIndex): JsonObject {
  const draft = withLists(given);
  const answer = typeof draft.parent === "string" ? { stream: draft.parent } : draft.parent;
  if (answer === null) return draft.facts;
  if (answer !== undefined && !isObject(answer)) return { ...draft.facts, parent: answer };
  const variables = [...new Set(variablesOf(pathOfDraft(draft)))].filter((name) => !listsOf(draft).includes(name));
  const stream = own(answer ?? {}, "stream") ?? guessedStream(draft, index, variables);
  if (stream === undefined) return answer === undefined ? draft.facts : { ...draft.facts, parent: answer };
  const parent = typeof stream === "string" ? index.byName.get(stream) : undefined;
  const params = paramsOf(own(answer ?? {}, "params"), variables, parent);
  const add = own(answer ?? {}, "add") ?? lacking(draft, params);
  const isEmpty = isList(add) && add.length === 0;
  return { ...draft.facts, parent: { ...answer, stream, params, ...(isEmpty ? {} : { add }) } };
}

/** The variables that lists fill. */
function listsOf({ facts }: StreamDraft): string[] {
  const lists = facts["partitions"];
  return isObject(lists) ? Object.keys(lists) : [];
}

/** A list's value is added to the records where no field is called like it. */
function withLists(draft: StreamDraft): StreamDraft {
  const lists = draft.facts["partitions"];
  if (!isObject(lists)) return draft;
  const added = new Set(lacking(draft, lists));
  const complete = Object.entries(lists).map(([name, list]): [string, unknown] => {
    return [name, isObject(list) && list["add"] === undefined && added.has(name) ? { ...list, add: true } : list];
  });
  return { ...draft, facts: { ...draft.facts, partitions: Object.fromEntries(complete) } };
}

function pathOfDraft(draft: StreamDraft): string {
  const path = draft.facts["path"];
  return typeof path === "string" ? path : "";
}

/** The stream that lists what stands before the last variable, or is called like it. */
function guessedStream(draft: StreamDraft, index: DraftIndex, variables: readonly string[]): string | undefined {
  const variable = variables.at(-1);
  if (variable === undefined) return undefined;
  const before = pathOfDraft(draft).split(`/{${variable}}`)[0] ?? "";
  const owner = wordsOf(variable).slice(0, -1).join("");
  const found = index.byPath.get(plainPath(before)) ?? (owner === "" ? undefined : index.bySingular.get(owner));
  return found === draft ? undefined : found?.name;
}

function plainPath(path: string): string {
  return path.replace(/\.json$/, "").replace(/\/+$/, "");
}

function paramsOf(answer: unknown, variables: readonly string[], parent: StreamDraft | undefined): unknown {
  if (answer !== undefined && !isObject(answer)) return answer;
  const guessed = variables.flatMap((variable): [string, unknown][] => {
    if (answer !== undefined && Object.hasOwn(answer, variable)) return [];
    const field = parent === undefined ? undefined : guessedField(variable, parent, variables.length === 1);
    return field === undefined ? [] : [[variable, field]];
  });
  return Object.fromEntries([...Object.entries(answer ?? {}), ...guessed]);
}

/** Field of the parent: called like the variable, or like its end (`customer_id` → `id`, `plan_name` → `name`), or its only key. */
function guessedField(variable: string, parent: StreamDraft, isOnly: boolean): string | undefined {
  const words = wordsOf(variable);
  const owner = words.slice(0, -1).join("");
  const last = words.at(-1) ?? "";
  const names = [
    variable,
    ...(owner === singularName(parent.name) || /^(id|name|slug|key|code)$/.test(last) ? [last] : []),
  ];
  const key = parent.facts["primaryKey"];
  const fields = fieldsOf(parent);
  if (fields === undefined) return isOnly && typeof key === "string" ? key : names.at(-1);
  const found = names.flatMap((name) => fields.find((field) => flatName(field) === flatName(name)) ?? [])[0];
  return found ?? (isOnly && typeof key === "string" ? key : undefined);
}

/** Fields of a stream's records, those of its own parent included; undefined when no sample shows them. */
function fieldsOf(draft: StreamDraft): string[] | undefined {
  const properties = draft.schema?.["properties"];
  return isObject(properties) ? [...Object.keys(properties), ...variablesOf(pathOfDraft(draft))] : undefined;
}

/** Variables that no field of the records is called like: without them it could not be told whose record it is. */
function lacking(draft: StreamDraft, params: unknown): string[] {
  if (!isObject(params)) return [];
  return Object.keys(params).filter((variable) => {
    const place = draft.schema === undefined ? "absent" : schemaAt(draft.schema, pathKeys(variable));
    return typeof place === "string";
  });
}
