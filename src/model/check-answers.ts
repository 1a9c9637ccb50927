import { isList, own } from "./json.js";
import { itemFaults, keyNames } from "./item-faults.js";
import { pathKeys } from "./path.js";
import type { ModelProblem } from "./problem.js";
import { schemaAt, typesOf } from "./schema-at.js";
import type { ErrorsModel, Path, ProjectFiles, Schema, StreamModel } from "./types.js";

/** What answers mean: ignored statuses that contradict each other, errors under a success status, keys and scalars as fields. */
export function answerProblems({ connector, streams, schemas }: ProjectFiles): ModelProblem[] {
  const { errors } = connector.api;
  return [
    ...(errors === undefined ? [] : errorsProblems("connector.json", "api.errors", errors)),
    ...Object.entries(streams).flatMap(([name, stream]) =>
      streamProblems(`streams/${name}.json`, stream, own(schemas, name) ?? {}, errors),
    ),
  ];
}

function streamProblems(file: string, stream: StreamModel, schema: Schema, shared: ErrorsModel | undefined) {
  const { records, items } = stream;
  const errors = stream.errors ?? shared;
  return [
    ...statusProblems(file, stream),
    ...(stream.errors === undefined ? [] : errorsProblems(file, "errors", stream.errors)),
    ...(errors?.isNot === undefined ? [] : wholeBodyProblems(file, records)),
    ...(items === undefined ? [] : itemFaults(records, items).map((fault): ModelProblem => ({ file, ...fault }))),
    ...(items?.key === undefined ? [] : keyTypeProblems(file, keyNames(items.key), schema)),
  ];
}

function statusProblems(file: string, { emptyOn = [], skipOn = [] }: StreamModel): ModelProblem[] {
  const skipped = skipOn.map(({ status }) => status);
  const twice = skipped.find((status, index) => skipped.indexOf(status) !== index);
  const both = skipped.find((status) => emptyOn.includes(status));
  return [
    ...(twice === undefined ? [] : [problem(file, "skipOn", twice, "The status is there twice.", "Take one out.")]),
    ...(both === undefined
      ? []
      : [
          problem(
            file,
            "skipOn",
            both,
            "emptyOn has this status too.",
            "Keep emptyOn if it means that there is nothing, skipOn if something may not be read.",
          ),
        ]),
  ];
}

function errorsProblems(file: string, at: string, errors: ErrorsModel): ModelProblem[] {
  const paths: [string, Path | undefined][] = [
    ["at", errors.at],
    ["message", errors.message],
  ];
  const wild = paths.flatMap(([name, path]): ModelProblem[] =>
    path === undefined || !pathKeys(path).includes("*")
      ? []
      : [problem(file, `${at}.${name}`, path, "It must lead to one value: * leads to many.", "Name a field.")],
  );
  if (errors.is === undefined || errors.isNot === undefined) return wild;
  const remedy = "Keep is if few values mean an error, isNot if few mean that all is well.";
  return [...wild, problem(file, `${at}.isNot`, errors.isNot, "There is an errors.is too.", remedy)];
}

/** A body that is the records holds no word that all is well. */
function wholeBodyProblems(file: string, records: Path): ModelProblem[] {
  if (pathKeys(records).length > 0) return [];
  const rule = "The body is the records, so nothing beside them can say that all is well (errors.isNot).";
  return [problem(file, "records", records, rule, "Use errors.is, or correct the path of the records.")];
}

function keyTypeProblems(file: string, fields: readonly string[], schema: Schema): ModelProblem[] {
  return fields.flatMap((field) => {
    const types = typesOf(schemaAt(schema, [field]));
    if (types.length === 0 || types.includes("string")) return [];
    const rule = `It is ${types.join(" or ")} in the schema, but a map's key is a text.`;
    return [problem(file, "items.key", field, rule, 'Write "type": "string" in the schema.')];
  });
}

function problem(file: string, at: string, value: unknown, rule: string, remedy: string): ModelProblem {
  return { file, at, value: isList(value) ? [...value] : value, rule, remedy };
}
