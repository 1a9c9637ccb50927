import { keyPaths, pathKeys, pathOf } from "./path.js";
import type { ModelProblem } from "./problem.js";
import type { ProjectFiles, StreamModel } from "./types.js";

/** Changes of records that undo each other, or take away what the stream needs. */
export function changeProblems(project: ProjectFiles): ModelProblem[] {
  return Object.entries(project.streams).flatMap(([name, stream]) => {
    if (stream.changes === undefined) return [];
    const file = `streams/${name}.json`;
    return [...renameProblems(file, stream), ...removeProblems(file, stream), ...neededProblems(file, stream)];
  });
}

function renameProblems(file: string, { changes }: StreamModel): ModelProblem[] {
  const entries = Object.entries(changes?.rename ?? {});
  return entries.flatMap(([from, to], index): ModelProblem[] => {
    const place = { file, at: `changes.rename.${from}`, value: to };
    if ([...pathKeys(from), ...pathKeys(to)].some((key) => key === "*" || key === "")) {
      return [{ ...place, rule: "It must lead from one field to one field.", remedy: "Name fields, without *." }];
    }
    const twin = entries.slice(0, index).find(([, other]) => other === to);
    if (twin === undefined) return [];
    const rule = `Two fields get this name (${twin[0]} and ${from}): one would be lost.`;
    return [{ ...place, rule, remedy: "Give each its own." }];
  });
}

function removeProblems(file: string, { changes }: StreamModel): ModelProblem[] {
  return (changes?.remove ?? []).flatMap((path, index): ModelProblem[] => {
    const keys = pathKeys(path);
    if (keys.length > 0 && keys.at(-1) !== "*") return [];
    const rule = "It must lead to a field.";
    return [{ file, at: `changes.remove.${index}`, value: path, rule, remedy: "Name the field that goes." }];
  });
}

/** Keys and cursors are looked up behind the changes. */
function neededProblems(file: string, { changes, primaryKey, cursor }: StreamModel): ModelProblem[] {
  const needed = [
    ...keyPaths(primaryKey).map((keys) => ["primaryKey", keys] as const),
    ...(cursor === undefined || !("field" in cursor) ? [] : [["cursor.field", pathKeys(cursor.field)] as const]),
  ];
  const removed = (changes?.remove ?? []).map(pathKeys);
  return needed.flatMap(([at, keys]): ModelProblem[] => {
    const value = pathOf(keys);
    const [newName] = Object.entries(changes?.rename ?? {})
      .filter(([from]) => startsWith(keys, pathKeys(from)))
      .map(([, to]) => to);
    if (newName !== undefined) {
      const rule = "The field has another name behind the changes.";
      return [{ file, at, value, rule, remedy: `Write ${JSON.stringify(newName)}.` }];
    }
    if (!removed.some((path) => startsWith(keys, path))) return [];
    return [{ file, at, value, rule: "The field is removed by changes.", remedy: "Keep it, or choose another." }];
  });
}

function startsWith(keys: readonly string[], start: readonly string[]): boolean {
  return start.length > 0 && start.every((key, index) => keys[index] === key);
}
