import { isObject } from "../../model/json.js";
import { addedVariables, sliceVariables } from "../../model/variables.js";
import type { ProjectFiles } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { withoutFields } from "./paths.js";

/** The records of one stream below one parent, as the API gives them and in its order. */
export interface RecordList {
  /** The values of the path variables, as they stand in the parent's record; empty without a parent. */
  readonly variables: { readonly [variable: string]: unknown };
  readonly records: readonly JsonObject[];
}

export interface DatasetOptions {
  readonly project: ProjectFiles;
  readonly config: JsonObject;
  /** All records of a stream, with their path variables. */
  readonly records: { readonly [stream: string]: readonly JsonObject[] };
  /** Pages of a full list. */
  readonly pages: number;
}

/** A record that carries its path variables, as the API gives it: without those that it has only for us. */
export function splitVariables(
  project: ProjectFiles,
  stream: string,
  record: JsonObject,
): { variables: { [variable: string]: unknown }; own: JsonObject } {
  const model = project.streams[stream];
  const names = model === undefined ? [] : sliceVariables(model).map(({ name }) => name);
  const properties = project.schemas[stream]?.["properties"];
  const declared = new Set(isObject(properties) ? Object.keys(properties) : []);
  const added = addedVariables(model ?? {});
  const foreign = names.filter((name) => added.includes(name) || !declared.has(name));
  return {
    variables: Object.fromEntries(names.map((name) => [name, record[name]])),
    own: withoutFields(record, foreign),
  };
}
