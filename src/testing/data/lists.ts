import { schemaAt } from "../../model/schema-at.js";
import { addedVariables } from "../../model/variables.js";
import { pathKeys } from "../../model/path.js";
import { isObject } from "../../model/json.js";
import type { ProjectFiles } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { fieldCursor, isUnique } from "./cursor-kinds.js";
import { withCursorValues } from "./cursor-values.js";
import { splitVariables, type DatasetOptions, type RecordList } from "./record-list.js";
import type { Instant } from "./dates.js";
import { childLength, fullLength, isDetail, type ListLength } from "./lengths.js";
import { createMaker, type ParentLink } from "./maker.js";
import { canonical, withValue } from "./paths.js";
import { synthesise } from "./synthesise.js";

export interface ListOptions extends DatasetOptions {
  readonly name: string;
  /** Where a first read starts. */
  readonly start: Instant | undefined;
  /** The parent's records; empty without a parent. */
  readonly parents: () => readonly ParentLink[];
}

/** The lists of one stream: those given, or its fixtures, continued. */
export function buildLists(options: ListOptions): RecordList[] {
  const given = options.records[options.name];
  return given === undefined ? continued(options) : grouped(options.project, options.name, given);
}

/** Given records by their path variables, in the order given. */
function grouped(project: ProjectFiles, name: string, records: readonly JsonObject[]): RecordList[] {
  const groups = new Map<string, { variables: JsonObject; records: JsonObject[] }>();
  for (const record of records) {
    const { variables, own } = splitVariables(project, name, record);
    const key = canonical(variables);
    const group = groups.get(key) ?? { variables, records: [] };
    group.records.push(own);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function continued(options: ListOptions): RecordList[] {
  const { project, name, pages } = options;
  const maker = createMaker(project, name, options.config);
  const detail = isDetail(project, name);
  const list = (length: ListLength, parent?: ParentLink): RecordList => {
    const before = maker.fixturesUsed;
    const records = maker.make(detail ? 1 : length.count, parent);
    const own = maker.fixturesUsed - before;
    return { variables: parent?.variables ?? {}, records: dated(options, records, { ...length, own }) };
  };
  const lists =
    project.streams[name]?.parent === undefined && project.streams[name]?.partitions === undefined
      ? [list(fullLength(project, name, pages))]
      : options.parents().map((parent, index) => list(childLength(project, name, index, pages), parent));
  return withEveryColumn(options, lists);
}

function dated({ project, name, start }: ListOptions, records: JsonObject[], length: ListLength & { own: number }) {
  const stream = project.streams[name];
  const cursor = fieldCursor(stream?.cursor);
  if (stream === undefined || cursor === undefined) return records;
  const declared = schemaAt(project.schemas[name], pathKeys(cursor.field));
  // How a value is written where no fixture shows it: epochs as numbers unless the schema says text, dates without a time.
  const sample = isObject(declared) && declared["type"] !== undefined ? synthesise(declared) : undefined;
  return withCursorValues(records, {
    cursor,
    start,
    sample,
    own: length.own,
    borders: length.borders,
    unique: isUnique(stream),
  });
}

/** Fills, in one record, the columns that no record has a value for. */
function withEveryColumn({ project, name }: ListOptions, lists: RecordList[]): RecordList[] {
  const properties = project.schemas[name]?.["properties"];
  const added = addedVariables(project.streams[name] ?? {});
  const empty = Object.entries(isObject(properties) ? properties : {}).filter(([column]) => {
    return !added.includes(column) && lists.every(({ records }) => records.every((record) => isEmpty(record, column)));
  });
  const at = lists.findIndex(({ records }) => records.length > 0);
  return lists.map((list, index) => {
    const last = list.records.at(-1);
    if (index !== at || last === undefined) return list;
    const filled = empty.reduce(
      (record, [column, schema]) => withValue(record, [column], synthesise(schema, column)),
      last,
    );
    return { ...list, records: [...list.records.slice(0, -1), filled] };
  });
}

function isEmpty(record: JsonObject, column: string): boolean {
  return !Object.hasOwn(record, column) || record[column] === null || record[column] === undefined;
}
