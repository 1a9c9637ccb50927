import { dateFormats } from "./cursor.js";
import { itemFields } from "./item-faults.js";
import { isObject, own } from "./json.js";
import { keyPaths, pathKeys, pathOf } from "./path.js";
import type { ModelProblem } from "./problem.js";
import { schemaAt, typesOf } from "./schema-at.js";
import { didYouMean } from "./suggest.js";
import { addedVariables } from "./variables.js";
import type { CursorModel, Path, ProjectFiles, Schema, StreamModel } from "./types.js";

/** Keys, cursors, added variables and parents' fields that the schemas do not know. A schema without properties is not asked. */
export function fieldProblems(project: ProjectFiles): ModelProblem[] {
  return Object.entries(project.streams).flatMap(([name, stream]) => {
    const file = `streams/${name}.json`;
    const schema = own(project.schemas, name);
    if (schema === undefined) {
      const rule = "The stream has no schema.";
      const remedy = 'Write one; at the least { "type": "object", "additionalProperties": true }.';
      return [{ file: `schemas/${name}.json`, at: "", rule, remedy }];
    }
    return [
      ...schemaProblems(name, schema),
      ...ownFields(file, name, stream, schema),
      ...parentFields(file, stream, project),
      ...pageField(file, name, stream, project),
    ];
  });
}

function schemaProblems(name: string, schema: Schema): ModelProblem[] {
  const types = typesOf(schema);
  if (types.length === 0 || types.includes("object")) return [];
  const place = { file: `schemas/${name}.json`, at: "type", value: schema["type"] };
  return [{ ...place, rule: "A record is an object.", remedy: 'Write "type": "object".' }];
}

function ownFields(file: string, name: string, stream: StreamModel, schema: Schema): ModelProblem[] {
  const where = `schemas/${name}.json`;
  const keys = keyPaths(stream.primaryKey);
  const single = typeof stream.primaryKey === "string";
  return [
    ...keys.flatMap((path, index) => missing(file, single ? "primaryKey" : `primaryKey.${index}`, path, schema, where)),
    ...(stream.cursor === undefined ? [] : fieldOfCursor(file, stream.cursor, schema, where)),
    ...Object.entries(stream.changes?.rename ?? {}).flatMap(([from, to]) =>
      missing(file, `changes.rename.${from}`, pathKeys(to), schema, where),
    ),
    ...Object.keys(stream.changes?.add ?? {}).flatMap((field) =>
      missing(file, `changes.add.${field}`, pathKeys(field), schema, where),
    ),
    ...addedVariables(stream).flatMap((added) => missing(file, "parent.add", [added], schema, where)),
    ...itemFields(stream.items ?? {}).flatMap((field) => missing(file, "items", [field], schema, where)),
  ];
}

function fieldOfCursor(file: string, cursor: CursorModel, schema: Schema, where: string): ModelProblem[] {
  if (cursor.type === "syncToken") return [];
  const keys = pathKeys(cursor.field);
  const problems = missing(file, "cursor.field", keys, schema, where);
  const types = typesOf(schemaAt(schema, keys));
  if (problems.length > 0 || types.length === 0) return problems;
  const place = { file, at: "cursor.field", value: cursor.field };
  const is = `It is ${types.join(" or ")} in ${where}`;
  if (cursor.type === "string") {
    if (types.includes("string")) return [];
    return [{ ...place, rule: `${is}, no text.`, remedy: 'Choose a field that holds a text, or the type "number".' }];
  }
  if (cursor.type === "datetime" && types.every((type) => type === "integer" || type === "number")) {
    const formats = dateFormats(cursor);
    if (formats.some((format) => format === "epochSeconds" || format === "epochMilliseconds")) return [];
    const remedy = 'Write "epochSeconds" or "epochMilliseconds", or correct the schema.';
    return [{ file, at: "cursor.format", value: cursor.format, rule: `The field is a number in ${where}.`, remedy }];
  }
  if (types.some((type) => type === "string" || type === "integer" || type === "number")) return [];
  const what = cursor.type === "datetime" ? "time" : "number";
  return [{ ...place, rule: `${is}, no ${what}.`, remedy: `Choose a field that holds a ${what}.` }];
}

function parentFields(file: string, stream: StreamModel, project: ProjectFiles): ModelProblem[] {
  const parent = stream.parent;
  if (parent === undefined) return [];
  const schema = own(project.schemas, parent.stream);
  if (schema === undefined) return [];
  const where = `schemas/${parent.stream}.json`;
  return Object.entries(parent.params).flatMap(([param, path]) =>
    missing(file, `parent.params.${param}`, pathKeys(path), schema, where),
  );
}

/** The field of the last record that the next page is asked for with. */
function pageField(file: string, name: string, stream: StreamModel, project: ProjectFiles): ModelProblem[] {
  const pagination = stream.pagination ?? project.connector.api.pagination;
  const schema = own(project.schemas, name);
  if (pagination?.type !== "lastRecord" || schema === undefined) return [];
  return missing(file, "pagination.field", pathKeys(pagination.field), schema, `schemas/${name}.json`);
}

/** A path that must lead to one value of a record. */
function missing(file: string, at: string, keys: readonly string[], schema: Schema, where: string): ModelProblem[] {
  const value: Path = pathOf(keys);
  if (keys.includes("*")) {
    return [{ file, at, value, rule: "It must lead to one value: * leads to many.", remedy: "Name a field." }];
  }
  if (keys.length === 0)
    return [{ file, at, value, rule: "It must name a field of the record.", remedy: "Name a field." }];
  if (schemaAt(schema, keys) !== "absent") return [];
  const near = didYouMean(keys.at(-1) ?? "", siblings(schema, keys));
  return [
    {
      file,
      at,
      value,
      rule: `There is no such field in ${where}.`,
      remedy: near === "" ? "Add it there." : `${near} Or add it there.`,
    },
  ];
}

function siblings(schema: Schema, keys: readonly string[]): string[] {
  const place = schemaAt(schema, keys.slice(0, -1));
  const properties = typeof place === "string" ? undefined : place["properties"];
  return isObject(properties) ? Object.keys(properties) : [];
}
