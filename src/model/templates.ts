import { cursorTemplates } from "./cursor.js";
import { authTemplates } from "./auth-options.js";
import { bodyTemplates, jsonTemplates } from "./json-template.js";
import type { ProjectFiles, StreamModel, Template } from "./types.js";

/** A template and where it stands. */
export interface TemplateUse {
  readonly file: string;
  /** Dotted place in the file. */
  readonly at: string;
  readonly template: Template;
  /** It is a stream's path, where all braces are meant to be filled. */
  readonly path: boolean;
  /** It belongs to a stream's requests, so it may hold `{variable}` too. */
  readonly variables: boolean;
}

/** Every template of a model, in the order of its files. */
export function templatesOf(project: ProjectFiles): TemplateUse[] {
  const { api } = project.connector;
  const shared = [
    { at: "api.baseUrl", template: api.baseUrl },
    ...authTemplates(api.auth),
    ...jsonTemplates(api.headers, "api.headers"),
    ...jsonTemplates(api.query, "api.query"),
  ];
  return [
    ...shared.map((use) => ({ ...use, file: "connector.json", path: false, variables: false })),
    ...Object.entries(project.streams).flatMap(([name, stream]): TemplateUse[] => {
      const file = `streams/${name}.json`;
      return [
        ...cursorTemplates(stream.cursor).map(([option, template]) => {
          return { file, at: `cursor.${option}`, template, path: false, variables: false };
        }),
        ...listTemplates(stream).map((use) => ({ ...use, file, path: false, variables: false })),
        ...requestTemplates(stream).map((use) => ({
          ...use,
          file,
          path: use.at === "path" || use.at === "incremental.path",
          variables: true,
        })),
        ...jsonTemplates(stream.changes?.add, "changes.add").map((use) => {
          return { ...use, file, path: false, variables: true };
        }),
      ];
    }),
  ];
}

/** Settings that hold the lists of a stream's variables. */
function listTemplates({ partitions }: StreamModel): { readonly at: string; readonly template: Template }[] {
  return Object.entries(partitions ?? {}).flatMap(([name, { values }]) =>
    typeof values === "string" ? [{ at: `partitions.${name}.values`, template: values }] : [],
  );
}

/** The templates of a stream's requests: path, query, headers and body. */
export function requestTemplates(
  stream: Pick<StreamModel, "path" | "query" | "headers" | "body" | "incremental">,
): { readonly at: string; readonly template: Template }[] {
  return [
    { at: "path", template: stream.path },
    ...jsonTemplates(stream.query, "query"),
    ...jsonTemplates(stream.headers, "headers"),
    ...(stream.body === undefined ? [] : bodyTemplates(stream.body)),
    ...(stream.incremental === undefined
      ? []
      : [
          { at: "incremental.path", template: stream.incremental.path },
          ...jsonTemplates(stream.incremental.query, "incremental.query"),
        ]),
  ];
}
