import { authOf } from "../auth/index.js";
import { cursorOf } from "../cursor/index.js";
import { formatOf } from "../decode/index.js";
import type { IncrementalModel, ParentModel, ProjectFiles, StreamModel } from "../model/types.js";
import { advancedAuth } from "../model/advanced-auth.js";
import { paginatorOf } from "../pagination/index.js";
import { ConnectorError } from "../protocol/error.js";
import { apiDefinition } from "./api.js";
import { bodyOf } from "./body.js";
import { listsOf } from "./list.js";
import { parentDefinition } from "./parent.js";
import { specification } from "./spec.js";
import { defineStream } from "./stream.js";
import type { ApiDefinition, ParentDefinition, Source, StreamDefinition } from "./types.js";

/**
 * A source that runs a model without any code, as the live wizard and `prove` need it. Streams come in the model's order; a
 * parent is built before its children.
 * @throws ConnectorError MODEL_INVALID when a parent does not exist or parents go round in a loop.
 */
export function sourceOf(project: ProjectFiles): Source {
  const { connector, streams } = project;
  const { pagination, auth, ...rest } = connector.api;
  const api = apiDefinition({
    ...rest,
    auth: authOf(auth),
    ...(pagination === undefined ? {} : { pagination: paginatorOf(pagination) }),
  });
  const build = streamBuilder(project, api);
  const definitions = Object.keys(streams).map((name) => build(name, []));
  const check = definitions.find(({ name }) => name === checkName(project)) ?? definitions[0];
  if (check === undefined) throw invalid("connector.json: the model has no streams; add streams/<name>.json");
  const spec = specification({
    ...connector.config,
    documentationUrl: connector.documentationUrl,
    advancedAuth: advancedAuth(connector),
  });
  return { name: connector.name, spec, api, check, streams: definitions };
}

/** The stream that `check` reads: the model's choice, else the first without a parent. */
function checkName({ connector, streams }: ProjectFiles): string | undefined {
  return connector.check ?? Object.entries(streams).find(([, stream]) => stream.parent === undefined)?.[0];
}

/** Builds streams by name, each once, parents first. `children`: the streams that led here, so that a loop is seen. */
function streamBuilder(project: ProjectFiles, api: ApiDefinition) {
  const built = new Map<string, StreamDefinition>();
  const build = (name: string, children: readonly string[]): StreamDefinition => {
    const known = built.get(name);
    if (known !== undefined) return known;
    if (children.includes(name)) {
      throw invalid(`streams/${name}.json: its parents go round in a loop: ${[...children, name].join(" → ")}`);
    }
    const model = project.streams[name];
    if (model === undefined) {
      throw invalid(`streams/${children.at(-1) ?? name}.json: parent.stream "${name}" does not exist`);
    }
    const parent =
      model.parent === undefined ? undefined : parentOf(model.parent, build(model.parent.stream, [...children, name]));
    const definition = defineStream(
      api,
      streamOptions(name, model, project.schemas[name] ?? { type: "object" }, parent),
    );
    built.set(name, definition);
    return definition;
  };
  return build;
}

function parentOf(model: ParentModel, stream: StreamDefinition): ParentDefinition {
  return parentDefinition(stream, model.params, model.add ?? []);
}

function streamOptions(
  name: string,
  model: StreamModel,
  schema: { readonly [keyword: string]: unknown },
  parent: ParentDefinition | undefined,
): Parameters<typeof defineStream>[1] {
  const { body, cursor, incremental, pagination, partitions, format, ...facts } = model;
  return {
    ...facts,
    name,
    schema,
    parent,
    body: body === undefined ? undefined : bodyOf(body),
    partitions: partitions === undefined ? undefined : listsOf(partitions),
    cursor: cursor === undefined ? undefined : cursorOf(cursor),
    incremental: incremental === undefined ? undefined : incrementalOf(incremental),
    pagination: pagination === undefined ? undefined : paginatorOf(pagination),
    format: formatOf(format),
  };
}

function incrementalOf({
  pagination,
  ...rest
}: IncrementalModel): NonNullable<Parameters<typeof defineStream>[1]["incremental"]> {
  return { ...rest, ...(pagination === undefined ? {} : { pagination: paginatorOf(pagination) }) };
}

function invalid(message: string): ConnectorError {
  return new ConnectorError({ code: "MODEL_INVALID", failureType: "system_error", message });
}
