import type { CursorModel, ProjectFiles, StreamModel } from "../../model/types.js";

/** A model with one endpoint a stream: the one for a first read, and the one for what is new. */
export interface Endpoints {
  readonly first: ProjectFiles;
  readonly second: ProjectFiles;
}

/** The cursor's parameters belong to the second endpoint where there are two. */
export function endpointsOf(project: ProjectFiles): Endpoints {
  const known = made.get(project);
  if (known !== undefined) return known;
  const streams = Object.entries(project.streams);
  const endpoints = {
    first: { ...project, streams: Object.fromEntries(streams.map(([name, stream]) => [name, firstOf(stream)])) },
    second: { ...project, streams: Object.fromEntries(streams.map(([name, stream]) => [name, secondOf(stream)])) },
  };
  made.set(project, endpoints);
  return endpoints;
}

const made = new WeakMap<ProjectFiles, Endpoints>();

function firstOf(stream: StreamModel): StreamModel {
  const { cursor, incremental } = stream;
  return incremental === undefined || cursor === undefined ? stream : { ...stream, cursor: withoutParams(cursor) };
}

function secondOf(stream: StreamModel): StreamModel {
  return { ...stream, ...stream.incremental };
}

function withoutParams(cursor: CursorModel): CursorModel {
  const params = ["param", "endParam"];
  return Object.assign({ ...cursor }, Object.fromEntries(params.map((param) => [param, undefined])));
}
