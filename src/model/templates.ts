import { authTemplates } from "./auth-options.js";
import type { ProjectFiles, QueryValue, Template } from "./types.js";

/** A template and where it stands. */
export interface TemplateUse {
  readonly file: string;
  /** Dotted place in the file. */
  readonly at: string;
  readonly template: Template;
  /** It is a stream's path, which may hold `{variable}` too. */
  readonly path: boolean;
}

/** Every template of a model, in the order of its files. */
export function templatesOf(project: ProjectFiles): TemplateUse[] {
  const { api } = project.connector;
  const file = "connector.json";
  return [
    { file, at: "api.baseUrl", template: api.baseUrl, path: false },
    ...authTemplates(api.auth).map(({ at, template }) => ({ file, at, template, path: false })),
    ...named(file, "api.headers", api.headers),
    ...named(file, "api.query", api.query),
    ...Object.entries(project.streams).flatMap(([name, stream]): TemplateUse[] => {
      const streamFile = `streams/${name}.json`;
      const start = stream.cursor?.start;
      return [
        { file: streamFile, at: "path", template: stream.path, path: true },
        ...(start === undefined ? [] : [{ file: streamFile, at: "cursor.start", template: start, path: false }]),
        ...named(streamFile, "query", stream.query),
        ...named(streamFile, "headers", stream.headers),
      ];
    }),
  ];
}

function named(file: string, at: string, values: { readonly [name: string]: QueryValue } | undefined): TemplateUse[] {
  return Object.entries(values ?? {}).flatMap(([name, template]) =>
    typeof template === "string" ? [{ file, at: `${at}.${name}`, template, path: false }] : [],
  );
}
