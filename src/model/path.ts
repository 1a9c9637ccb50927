import type { Path } from "./types.js";

/** The keys of a path: `"data.*.id"` → `["data", "*", "id"]`; `"."` → `[]`; an array is taken as it is. */
export function pathKeys(path: Path): readonly string[] {
  if (typeof path !== "string") return path;
  return path === "." ? [] : path.split(".");
}

/** A path in the shortest form that reads back the same: a dotted string, or an array when a key has a dot, is empty or ambiguous. */
export function pathOf(keys: readonly string[]): Path {
  if (keys.length === 0) return ".";
  const plain = keys.every((key) => key !== "" && !key.includes("."));
  return plain ? keys.join(".") : keys;
}

/** The paths of a key: `"id"` → `[["id"]]`, `["a", ["b.c"]]` → `[["a"], ["b.c"]]`; none → `[]`. */
export function keyPaths(primaryKey: string | readonly Path[] | undefined): readonly (readonly string[])[] {
  if (primaryKey === undefined) return [];
  return typeof primaryKey === "string" ? [pathKeys(primaryKey)] : primaryKey.map(pathKeys);
}
