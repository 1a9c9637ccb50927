import {
  authTemplates,
  addedVariables,
  type ConfigProperty,
  cursorField,
  isObject,
  itemFields,
  keyPaths,
  own,
  pathKeys,
  type ProjectFiles,
  type Schema,
  settingsOf,
  type StreamModel,
} from "@create-connector/cdk/model";
import { streamNames, type StreamNames } from "../model/naming.js";
import { commandsOf, type Commands } from "./package-manager.js";
import type { Policy } from "./types.js";

/** A file before its template is filled: `locals` is what the template sees. `content` instead: the file as it is, laid out already. */
export interface FilePlan {
  readonly id: string;
  readonly path: string;
  readonly policy: Policy;
  readonly template?: string;
  readonly locals?: { readonly [name: string]: unknown };
  readonly content?: string | Uint8Array;
  readonly executable?: boolean;
  readonly stream?: string;
}

/** How the CDK is had: the packed tarball goes into vendor/, or a version range goes into package.json. */
export interface RenderOptions {
  readonly generatorVersion: string;
  readonly cdk: { readonly tarball?: { readonly name: string; readonly content: Uint8Array }; readonly range: string };
}

export interface StreamFacts {
  readonly name: string;
  readonly names: StreamNames;
  readonly model: StreamModel;
  readonly schema: Schema;
  /** No sample was seen: the schema lists no field but those that key, cursor and parents name. */
  readonly open: boolean;
}

/** What several files of a project say, worked out once. */
export interface Facts {
  readonly project: ProjectFiles;
  readonly options: RenderOptions;
  readonly name: string;
  readonly title: string;
  readonly streams: readonly StreamFacts[];
  /** By name. */
  readonly byName: ReadonlyMap<string, StreamFacts>;
  /** The stream that `check` reads. */
  readonly check: StreamFacts;
  readonly settings: readonly (readonly [name: string, property: ConfigProperty])[];
  readonly commands: Commands;
  /** Hosts that the connector talks to, as Airbyte's `allowedHosts` writes them: `${subdomain}.acme.com`. */
  readonly hosts: readonly string[];
}

export function factsOf(project: ProjectFiles, options: RenderOptions): Facts {
  const { connector } = project;
  const names = streamNames(Object.keys(project.streams));
  const streams = Object.entries(project.streams)
    .map(([name, model]) => streamFacts(name, model, names, project))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(streams.map((stream) => [stream.name, stream]));
  return {
    project,
    options,
    name: connector.name,
    title: connector.title,
    streams,
    byName,
    check: checkOf(project, streams),
    settings: Object.entries(connector.config.properties),
    commands: commandsOf(connector.project.packageManager),
    hosts: hostsOf(project),
  };
}

function streamFacts(
  name: string,
  model: StreamModel,
  names: ReadonlyMap<string, StreamNames>,
  project: ProjectFiles,
): StreamFacts {
  const schema = own(project.schemas, name) ?? { type: "object" };
  const known = names.get(name);
  if (known === undefined) throw new Error(`No name was made for stream "${name}".`);
  return { name, names: known, model, schema, open: isOpen(schema, namedFields(name, model, project)) };
}

function isOpen(schema: Schema, named: ReadonlySet<string | undefined>): boolean {
  const properties = schema["properties"];
  return !isObject(properties) || Object.keys(properties).every((field) => named.has(field));
}

/** The fields of a stream's records that the model itself names. */
function namedFields(name: string, model: StreamModel, { streams }: ProjectFiles): Set<string | undefined> {
  const children = Object.values(streams).filter(({ parent }) => parent?.stream === name);
  return new Set([
    ...keyPaths(model.primaryKey).map(([field]) => field),
    ...pathKeys(cursorField(model.cursor) ?? ".").slice(0, 1),
    ...addedVariables(model),
    ...itemFields(model.items ?? {}),
    ...children.flatMap(({ parent }) => Object.values(parent?.params ?? {}).map((path) => pathKeys(path)[0])),
  ]);
}

/** The model's choice, else the first without a parent. */
function checkOf({ connector }: ProjectFiles, streams: readonly StreamFacts[]): StreamFacts {
  const chosen = streams.find(({ name }) => name === connector.check);
  const check = chosen ?? streams.find(({ model }) => model.parent === undefined) ?? streams[0];
  if (check === undefined) throw new Error("A project without streams cannot be rendered; check the model first.");
  return check;
}

function hostsOf({ connector: { api } }: ProjectFiles): string[] {
  const endpoints = authTemplates(api.auth).filter(({ at }) => /\.(tokenUrl|login\.url)$/.test(at));
  const login = endpoints.map(({ template }) => hostOf(template));
  return [...new Set([hostOf(api.baseUrl), ...login, ...(api.allowedHosts ?? [])])].map(asAllowedHost);
}

/** The host of a URL that may hold settings. */
export function hostOf(template: string): string {
  return /^(?:[a-z]+:\/\/)?([^/?#]*)/i.exec(template)?.[1] ?? "";
}

function asAllowedHost(host: string): string {
  return settingsOf(host).reduce((text, setting) => text.replaceAll(`{config.${setting}}`, `\${${setting}}`), host);
}
