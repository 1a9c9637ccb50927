import { own } from "./json.js";
import type { ModelProblem } from "./problem.js";
import { didYouMean } from "./suggest.js";
import { variablesOf } from "./template.js";
import { requestTemplates } from "./templates.js";
import type { StreamModel } from "./types.js";

/** The variables that a stream's cursor fills: from when on, and until when. Nothing else may be called so. */
export const cursorVariables: readonly string[] = ["start", "end"];

/** The variables that a slice of a stream fills, by their owner. */
export function sliceVariables({ parent, partitions }: StreamModel): {
  readonly owner: string;
  readonly name: string;
}[] {
  return [
    ...Object.keys(parent?.params ?? {}).map((name) => ({ owner: "parent.params", name })),
    ...Object.keys(partitions ?? {}).map((name) => ({ owner: "partitions", name })),
  ];
}

/** The variables whose values are added to each record. */
export function addedVariables({ parent, partitions }: Pick<StreamModel, "parent" | "partitions">): string[] {
  const lists = Object.entries(partitions ?? {}).flatMap(([name, { add }]) => (add === true ? [name] : []));
  return [...(parent?.add ?? []), ...lists];
}

/**
 * Variables that nothing fills, what fills nothing, names that are taken, and a path that would need what may be missing. `file`:
 * the stream's.
 */
export function variableProblems(file: string, stream: StreamModel): ModelProblem[] {
  const filled = sliceVariables(stream);
  const names = filled.map(({ name }) => name);
  const uses = requestTemplates(stream).flatMap(({ at, template }) =>
    [...new Set(variablesOf(template))].map((variable) => ({ at, template, variable })),
  );
  const used = new Set(uses.map(({ variable }) => variable));
  const unused = filled.filter(({ name }) => !used.has(name) && !cursorVariables.includes(name));
  return [
    ...uses
      .filter(({ variable }) => !names.includes(variable))
      .flatMap((use) =>
        cursorVariables.includes(use.variable)
          ? cursorProblems(file, use, stream)
          : [unfilled(file, use, stream, unused.length === 0 ? names : unused.map(({ name }) => name))],
      ),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name): ModelProblem => {
        const rule = "The parent fills this variable too.";
        return { file, at: `partitions.${name}`, value: name, rule, remedy: "Give one of the two another name." };
      }),
    ...filled.filter(({ name }) => cursorVariables.includes(name)).map((owner) => reserved(file, owner)),
    ...unused.map(({ owner, name }) => fillsNothing(file, { owner, name }, stream, [...used])),
    ...(stream.parent?.add ?? [])
      .filter((added) => !names.includes(added))
      .map((added) => notAdded(file, added, names)),
  ];
}

interface Use {
  readonly at: string;
  readonly template: string;
  readonly variable: string;
}

function unfilled(file: string, { at, template, variable }: Use, stream: StreamModel, near: string[]): ModelProblem {
  const inPath = at === "path";
  const rule = `Nothing fills the ${inPath ? "path " : ""}variable {${variable}}.`;
  const literal = inPath ? "" : ` The text {${variable}} itself is written {{${variable}}}.`;
  const remedy =
    stream.parent === undefined
      ? `Name a parent stream (parent=STREAM parent.params.${variable}=FIELD), or write {config.${variable}} for a setting.`
      : `Add it to parent.params: "${variable}": "id". ${near.length > 0 ? didYouMean(variable, near) : ""}`.trim();
  return { file, at, value: template, rule, remedy: `${remedy}${literal}` };
}

/** `{start}` and `{end}`. */
function cursorProblems(file: string, { at, template, variable }: Use, { cursor }: StreamModel): ModelProblem[] {
  const place = { file, at, value: template };
  if (cursor === undefined) {
    const rule = `{${variable}} is filled by the cursor, and the stream has none.`;
    return [{ ...place, rule, remedy: "Give the stream a cursor, or take it out." }];
  }
  if (variable === "end" && cursor.type !== "datetime") {
    const rule = "Only a cursor over times (datetime) has an end.";
    return [{ ...place, rule, remedy: "Take it out." }];
  }
  if (at !== "path" || variable !== "start" || (cursor.type !== "syncToken" && cursor.start !== undefined)) return [];
  const rule = "The path needs {start}, but the first read has none.";
  return [{ ...place, rule, remedy: 'Say where it starts: "cursor": { "start": "{config.start_date}" }.' }];
}

function reserved(file: string, { owner, name }: { readonly owner: string; readonly name: string }): ModelProblem {
  const rule = `{${name}} is the cursor's.`;
  return { file, at: `${owner}.${name}`, rule, remedy: `Give the variable another name: ${name}_value.` };
}

function fillsNothing(
  file: string,
  { owner, name }: { readonly owner: string; readonly name: string },
  stream: StreamModel,
  used: readonly string[],
): ModelProblem {
  const others = used.filter((variable) => !cursorVariables.includes(variable));
  const remedy =
    others.length > 0 && !others.every((variable) => own(stream.parent?.params ?? {}, variable) !== undefined)
      ? didYouMean(name, others)
      : `Use it in path, query, headers or body, as {${name}}, or take it out.`;
  const value = owner === "parent.params" ? own(stream.parent?.params ?? {}, name) : name;
  const rule = "Path, query, headers and body have no such variable.";
  return { file, at: `${owner}.${name}`, value, rule, remedy };
}

function notAdded(file: string, added: string, names: readonly string[]): ModelProblem {
  const rule = "Only variables can be added to the records.";
  return { file, at: "parent.add", value: added, rule, remedy: didYouMean(added, names) };
}
