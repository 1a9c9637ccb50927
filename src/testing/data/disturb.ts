import { keyPaths, pathKeys } from "../../model/path.js";
import type { ProjectFiles } from "../../model/types.js";
import { fieldCursor } from "./cursor-kinds.js";
import { instantOf } from "./cursor-values.js";
import type { Dataset } from "./dataset.js";
import { read, withValue } from "./paths.js";
import { vary } from "./vary.js";

/** Keys that are so far from those of a list that no record has them. */
const farAway = 100_000;

/** Gives all records of a list the cursor value of its newest one. */
export function alignTimes(dataset: Dataset, project: ProjectFiles, stream: string): void {
  const cursor = fieldCursor(project.streams[stream]?.cursor);
  if (cursor === undefined) return;
  const keys = pathKeys(cursor.field);
  dataset.change(stream, (records) => {
    const sorted = [...records].sort((a, b) => ((instantOf(a, cursor) ?? 0n) < (instantOf(b, cursor) ?? 0n) ? 1 : -1));
    const newest = read(sorted[0], keys);
    return newest === undefined ? records : records.map((record) => withValue(record, keys, newest));
  });
}

/** A new record at the top of each list: the first one with another key. A stream without a key gets none. */
export function insertOnTop(dataset: Dataset, project: ProjectFiles, stream: string): void {
  const keys = keyPaths(project.streams[stream]?.primaryKey);
  dataset.change(stream, (records, count) => {
    const [first] = records;
    const last = keys.at(-1);
    if (first === undefined || last === undefined) return records;
    const key = vary(read(first, last), farAway + count);
    return key === undefined ? records : [withValue(first, last, key), ...records];
  });
}
