import type { Context } from "../auth/types.js";
import type { Cursor, CursorKind } from "../cursor/types.js";
import type { Format } from "../decode/types.js";
import { said } from "../model/json.js";
import { keyPaths, pathKeys } from "../model/path.js";
import { settingFact, settingFacts, type SettingName } from "../model/setting.js";
import type { ChangesModel, Path } from "../model/types.js";
import type { Paginator } from "../pagination/types.js";
import type { JsonObject } from "../protocol/messages.js";
import type { Body } from "./body.js";
import { answerDefinition, answerFacts, type AnswerOptions, type PlainAnswerOptions } from "./answers.js";
import { listFacts, type Lists } from "./list.js";
import type { Schema } from "./schema.js";
import type { Parent, PathIn, Stream } from "./typed.js";
import { incrementalDefinition, incrementalFacts, type IncrementalOptions } from "./incremental.js";
import type { ApiDefinition, BodyDefinition, ParentDefinition, Settings, StreamDefinition } from "./types.js";
import type { Checked, CheckedValues, Value } from "./value.js";

type Variables<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `config.${string}` ? never : Name) | Variables<Rest>
  : never;

/** The variables that a cursor fills; see `CursorVariables`. */
type CursorVariable = "start" | "end";

/** The variables of a path must be filled: by the parent, and `{start}` and `{end}` by a cursor. What else it fills is checked at the start. */
type FilledPath<Config extends JsonObject, Text, Lists> = ParentOption<
  Config,
  Exclude<Variables<Text>, CursorVariable | keyof Lists>
> &
  ([Extract<Variables<Text>, CursorVariable>] extends [never] ? unknown : { readonly cursor: CursorKind });

type ParentOption<Config extends JsonObject, Variables extends string> = [Variables] extends [never]
  ? { readonly parent?: Parent<Config, never> }
  : { readonly parent: Parent<Config, Variables> };

interface StreamOptions<Config extends JsonObject, Fields, Raw, Text, Query, Headers, Partitions> extends AnswerOptions<
  NoInfer<Fields>
> {
  /** Name in the catalog. */
  readonly name: string;
  readonly schema: Schema<Fields>;
  /** Below the base URL; `{config.NAME}` is a setting, `{variable}` comes from the parent, `{start}` and `{end}` from the cursor. */
  readonly path: (Text & Checked<Text, Config>) | ((context: Context<Config>) => string | Promise<string>);
  /** Default: POST where there is a body, else GET. */
  readonly method?: "GET" | "POST";
  /** `json(…)`, `form(…)` or `graphql(…)`. Default: none. */
  readonly body?: Body<Config, keyof Config & string>;
  /** Path to the records in the body; `"."` is the body itself. */
  readonly records: Path;
  /** One path, or several for a composite key. Default: none, then repeats cannot be told from new records. */
  readonly primaryKey?: PathIn<NoInfer<Fields>> | readonly (PathIn<NoInfer<Fields>> | readonly string[])[];
  /** Variable → `list(…)`: the stream is read once for each value. Default: none. */
  readonly partitions?: Partitions;
  /** How the stream knows what is new. Default: it is read whole each time. */
  readonly cursor?: Cursor<Config, PathIn<NoInfer<Fields>>, SettingName<Config>>;
  /**
   * Another endpoint for what is new: it is asked once there is a state, with the cursor's parameters; the first is then asked without
   * them. What is not said is the stream's.
   */
  readonly incremental?: IncrementalOptions;
  /** Query and headers may hold what the path may. One whose template names what is not set is left out. */
  readonly query?: Query & CheckedValues<Query, Config>;
  readonly headers?: Headers & CheckedValues<Headers, Config>;
  /** Default: the API's. */
  readonly pagination?: Paginator;
  /** So many pages a list has at most; a longer one is an error (`PAGINATION_TOO_LONG`). Default: no limit. */
  readonly maxPages?: number;
  /** How bodies are written: `csv()`, `jsonl()`, `xml()`. Default: JSON. gzip and ZIP need no word. */
  readonly format?: Format;
  /** Fields that get other names, go, and come (in this order) before anything else happens to a record. */
  readonly changes?: ChangesModel;
  /** Whether a record is kept. Runs behind `changes`. */
  readonly filter?: (record: Raw, context: Context<Config>) => boolean;
  /** Make values what the schema says, last of all; what cannot be becomes null, and is told with the record (`meta.changes`). */
  readonly coerce?: boolean;
  /** Changes a record, or drops it by returning nothing. Runs behind `filter`, before path variables are added. */
  readonly transform?: (record: Raw, context: Context<Config>) => NoInfer<Fields> | undefined;
}

/** `api.stream(…)`: see the options. */
export type StreamMethod<Config extends JsonObject> = <
  Fields extends object,
  const Text extends string,
  const Query extends { readonly [name: string]: Value<Config, string | number | boolean> },
  const Headers extends { readonly [name: string]: Value<Config> },
  const Partitions extends Lists<Config> = { readonly [variable in never]: never },
  Raw = Fields,
>(
  options: StreamOptions<Config, Fields, Raw, Text, Query, Headers, Partitions> & FilledPath<Config, Text, Partitions>,
) => Stream<Config, Fields>;

interface PlainStreamOptions extends PlainAnswerOptions {
  readonly name: string;
  readonly schema: JsonObject;
  readonly path: StreamDefinition["path"];
  readonly method?: StreamDefinition["method"] | undefined;
  readonly body?: BodyDefinition | undefined;
  readonly records: Path;
  readonly primaryKey?: string | readonly Path[] | undefined;
  readonly parent?: ParentDefinition | undefined;
  readonly partitions?: StreamDefinition["partitions"] | undefined;
  readonly cursor?: CursorKind | undefined;
  readonly incremental?: IncrementalOptions | undefined;
  readonly query?: Settings<string | number | boolean> | undefined;
  readonly headers?: Settings | undefined;
  readonly pagination?: Paginator | undefined;
  readonly maxPages?: number | undefined;
  readonly format?: Format | undefined;
  readonly changes?: ChangesModel | undefined;
  readonly coerce?: boolean | undefined;
  /** Functions over the record's own type, which is not known here. */
  readonly filter?: unknown;
  readonly transform?: unknown;
}

/** The definition behind `api.stream`, without its types; also for a model that runs without code. */
export function defineStream(api: ApiDefinition, options: PlainStreamOptions): StreamDefinition {
  const { name, schema, path, body, parent, partitions, cursor, incremental, query = {}, headers = {} } = options;
  const { maxPages, format, changes, coerce, filter, transform } = options;
  return said({
    facts: streamFacts(options),
    api,
    name,
    schema,
    path,
    method: options.method ?? (body === undefined ? "GET" : "POST"),
    body,
    records: pathKeys(options.records),
    primaryKey: keyPaths(options.primaryKey),
    parent,
    partitions,
    cursor,
    incremental: incremental === undefined ? undefined : incrementalDefinition(incremental, options, api),
    query,
    headers,
    pagination: options.pagination ?? api.pagination,
    maxPages,
    format,
    ...answerDefinition(options, api),
    changes,
    filter: isFilter(filter) ? filter : undefined,
    coerce: coerce === true ? true : undefined,
    transform: isTransform(transform) ? transform : undefined,
  });
}

function isFilter(filter: unknown): filter is NonNullable<StreamDefinition["filter"]> {
  return typeof filter === "function";
}

function isTransform(transform: unknown): transform is NonNullable<StreamDefinition["transform"]> {
  return typeof transform === "function";
}

function streamFacts(options: PlainStreamOptions): JsonObject {
  const { path, method, body, records, primaryKey, parent, partitions, cursor, incremental, query, headers } = options;
  const { pagination, maxPages, format, changes, filter, coerce, transform } = options;
  return said({
    path: settingFact(path),
    method,
    body: body?.facts,
    records,
    primaryKey,
    parent: parent === undefined ? undefined : parentFacts(parent),
    partitions: partitions === undefined ? undefined : listFacts(partitions),
    cursor: cursor?.facts,
    incremental: incremental === undefined ? undefined : incrementalFacts(incremental),
    query: query === undefined ? undefined : settingFacts(query),
    headers: headers === undefined ? undefined : settingFacts(headers),
    pagination: pagination?.facts,
    maxPages,
    format: format?.facts,
    ...answerFacts(options),
    changes,
    filter: settingFact(filter),
    coerce: coerce === true ? true : undefined,
    transform: settingFact(transform),
  });
}

function parentFacts(parent: ParentDefinition): JsonObject {
  return {
    stream: parent.stream.name,
    params: parent.facts,
    ...(parent.add.length === 0 ? {} : { add: parent.add }),
  };
}
