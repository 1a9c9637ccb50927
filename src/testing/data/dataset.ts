import { fillTemplate } from "../../model/template.js";
import { choicesOf, listValues } from "../../model/partitions.js";
import { pathKeys } from "../../model/path.js";
import { addedVariables } from "../../model/variables.js";
import type { FieldCursorModel, ProjectFiles, StreamModel } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { cursorOrder } from "../../model/cursor.js";
import { fieldCursor, valueKind } from "./cursor-kinds.js";
import type { Instant } from "./dates.js";
import { inOrder, instantOf } from "./cursor-values.js";
import { buildLists } from "./lists.js";
import { canonical, read, text } from "./paths.js";
import { splitVariables, type DatasetOptions, type RecordList } from "./record-list.js";

export type { DatasetOptions, RecordList } from "./record-list.js";

/** All that the mock API has. */
export interface Dataset {
  /** The list below these path variables; undefined when no parent has them. */
  find(stream: string, variables: { readonly [variable: string]: string }): RecordList | undefined;
  lists(stream: string): readonly RecordList[];
  /** What a full read must bring: from the start date on, path variables added where the model says so. */
  full(stream: string): JsonObject[];
  /** The same for one list. */
  emitted(stream: string, list: RecordList): JsonObject[];
  add(stream: string, records: readonly JsonObject[]): void;
  /** Changes the records of each of a stream's lists; `index`: which of the lists it is. */
  change(stream: string, act: (records: readonly JsonObject[], index: number) => readonly JsonObject[]): void;
  /** Takes the newest records away, so that they can come later as new ones; see `add`. */
  withhold(stream: string): JsonObject[];
}

/** Builds the lists of all streams, parents first. */
export function createDataset(options: DatasetOptions): Dataset {
  const { project, config } = options;
  const known = knownLists(options);
  const byStream = new Map(known);
  const emittedBefore = new WeakMap<RecordList, JsonObject[]>();
  const dataset: Dataset = { find, lists: reachable, full, emitted, add, change, withhold };
  for (const name of parentsFirst(project)) {
    if (known.has(name)) continue;
    byStream.set(name, buildLists({ ...options, name, start: startOf(name), parents: () => parentsOf(name) }));
  }
  for (const [name, lists] of byStream) known.set(name, lists);
  return dataset;

  function listsOf(stream: string): RecordList[] {
    return byStream.get(stream) ?? [];
  }

  function find(stream: string, variables: { readonly [variable: string]: string }): RecordList | undefined {
    const known = reachable(stream).find((list) => sameVariables(list.variables, variables));
    if (known !== undefined) return known;
    if (!isParted(project.streams[stream])) return { variables: {}, records: [] };
    const parent = parentsOf(stream).find((each) => sameVariables(each.variables, variables));
    return parent === undefined ? undefined : { variables: parent.variables, records: [] };
  }

  /** The variables that each of the parent's records fills, with all choices of the lists' values. */
  function parentsOf(stream: string) {
    const { parent, partitions = {} } = project.streams[stream] ?? {};
    const choices = choicesIn(partitions, config);
    const records = parent === undefined ? [{}] : full(parent.stream);
    return records.flatMap((record) => {
      const filled = Object.entries(parent?.params ?? {}).map(
        ([variable, path]) => [variable, read(record, pathKeys(path))] as const,
      );
      return choices.map((choice) => ({ record, variables: { ...Object.fromEntries(filled), ...choice } }));
    });
  }

  function full(stream: string): JsonObject[] {
    return reachable(stream).flatMap((list) => emitted(stream, list));
  }

  /** The lists whose parents are there. */
  function reachable(stream: string): RecordList[] {
    if (!isParted(project.streams[stream])) return listsOf(stream);
    const parents = new Set(parentsOf(stream).map(({ variables }) => canonical(variables)));
    return listsOf(stream).filter((list) => parents.has(canonical(list.variables)));
  }

  function emitted(stream: string, list: RecordList): JsonObject[] {
    const done = emittedBefore.get(list) ?? emit(stream, list);
    emittedBefore.set(list, done);
    return done;
  }

  function emit(stream: string, list: RecordList): JsonObject[] {
    const added = addedVariables(project.streams[stream] ?? {}).map((name) => [name, list.variables[name]] as const);
    const cursor = fieldCursor(project.streams[stream]?.cursor);
    const [start, end] = [startOf(stream), endOf(stream)];
    const fromStart = list.records.filter((record) => isBetween(record, cursor, start, end));
    if (added.length === 0) return fromStart;
    return fromStart.map((record) => Object.fromEntries<unknown>([...Object.entries(record), ...added]));
  }

  function startOf(stream: string): Instant | undefined {
    const cursor = fieldCursor(project.streams[stream]?.cursor);
    if (cursor?.start === undefined) return undefined;
    return valueKind(cursor).boundary(fillTemplate(String(cursor.start), { config }));
  }

  function endOf(stream: string): Instant | undefined {
    const cursor = fieldCursor(project.streams[stream]?.cursor);
    if (cursor?.type !== "datetime" || cursor.end === undefined) return undefined;
    return valueKind(cursor).boundary(fillTemplate(cursor.end, { config }));
  }

  function add(stream: string, records: readonly JsonObject[]): void {
    for (const record of records) {
      const { variables, own } = splitVariables(project, stream, record);
      const lists = listsOf(stream);
      const index = lists.findIndex((list) => canonical(list.variables) === canonical(variables));
      const list = lists[index] ?? { variables, records: [] };
      const cursor = fieldCursor(project.streams[stream]?.cursor);
      const sorted = cursor !== undefined && cursorOrder(cursor) !== "none";
      const grown = { variables, records: sorted ? inOrder([...list.records, own], cursor) : [...list.records, own] };
      byStream.set(stream, index === -1 ? [...lists, grown] : lists.map((each, at) => (at === index ? grown : each)));
    }
  }

  function change(stream: string, act: Parameters<Dataset["change"]>[1]): void {
    const lists = listsOf(stream).map((list, index) => ({ ...list, records: act(list.records, index) }));
    byStream.set(stream, lists);
  }

  function withhold(stream: string): JsonObject[] {
    const cursor = project.streams[stream]?.cursor;
    if (cursor === undefined) return [];
    const taken: JsonObject[] = [];
    const lists = listsOf(stream).map((list) => {
      const field = fieldCursor(cursor);
      const newest = field === undefined ? list.records.slice(-2) : newestOf(list.records, field);
      taken.push(...newest.map((record) => ({ ...record, ...list.variables })));
      return { ...list, records: list.records.filter((record) => !newest.includes(record)) };
    });
    byStream.set(stream, lists);
    return taken;
  }
}

const continued = new WeakMap<ProjectFiles, Map<string, Map<string, RecordList[]>>>();

/** The lists of an earlier dataset of the same facts: a suite makes one for each of its cases. Lists are never changed in place. */
function knownLists({ project, config, records, pages }: DatasetOptions): Map<string, RecordList[]> {
  if (Object.keys(records).length > 0) return new Map();
  const ofProject = continued.get(project) ?? new Map<string, Map<string, RecordList[]>>();
  continued.set(project, ofProject);
  const key = canonical([config, pages]);
  const lists = ofProject.get(key) ?? new Map<string, RecordList[]>();
  ofProject.set(key, lists);
  return lists;
}

/** Has the stream more than one list? */
export function isParted(stream: StreamModel | undefined): boolean {
  return stream?.parent !== undefined || stream?.partitions !== undefined;
}

function choicesIn(partitions: NonNullable<StreamModel["partitions"]>, config: JsonObject) {
  const lists = Object.entries(partitions).map(
    ([name, { values }]) => [name, listValues(values, config) ?? []] as const,
  );
  return choicesOf(Object.fromEntries(lists));
}

/** Streams in an order in which each comes after its parent. */
function parentsFirst({ streams }: ProjectFiles): string[] {
  const depth = (name: string, seen: readonly string[] = []): number => {
    const parent = streams[name]?.parent?.stream;
    if (parent === undefined || seen.includes(name)) return 0;
    return 1 + depth(parent, [...seen, name]);
  };
  return Object.keys(streams).sort((a, b) => depth(a) - depth(b));
}

/** The newest cursor value's records, and one of those before it, so that what is added later has a tie with what was read. */
function newestOf(records: readonly JsonObject[], cursor: FieldCursorModel): JsonObject[] {
  const instants = [...new Set(records.map((record) => instantOf(record, cursor) ?? 0n))].sort((a, b) =>
    a < b ? 1 : -1,
  );
  const [last, ...earlier] = instants;
  const tied = earlier.find((instant) => records.filter((record) => instantOf(record, cursor) === instant).length > 1);
  if (earlier.length === 0 || last === undefined) return [];
  const newest = records.filter((record) => {
    const instant = instantOf(record, cursor) ?? 0n;
    return tied === undefined ? instant === last : instant > tied;
  });
  const alsoTied = records.findLast((record) => tied !== undefined && instantOf(record, cursor) === tied);
  return alsoTied === undefined ? newest : [...newest, alsoTied];
}

function isBetween(
  record: JsonObject,
  cursor: FieldCursorModel | undefined,
  start: Instant | undefined,
  end: Instant | undefined,
): boolean {
  const instant = cursor === undefined ? undefined : instantOf(record, cursor);
  if (instant === undefined) return true;
  return (start === undefined || instant >= start) && (end === undefined || instant <= end);
}

function sameVariables(
  ours: { readonly [variable: string]: unknown },
  asked: { readonly [variable: string]: string },
): boolean {
  return Object.entries(ours).every(([variable, value]) => text(value) === asked[variable]);
}
