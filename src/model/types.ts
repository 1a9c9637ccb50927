/**
 * The model: what we believe of an API, as facts. The generator writes it (`connector.json`, `streams/*.json`), people edit
 * it, `describe` prints a source in its words, and the mock API plays it.
 *
 * Words used throughout:
 * - Path: dotted (`data.items`), `*` for every element or every value (`data.*.orders`), `.` alone for the whole body; an array of
 *   keys where a key has dots (`["@odata.nextLink"]`).
 * - Template: a string with `{config.NAME}` where a setting of the connector's user goes in. In a stream's path, query, headers and
 *   body `{variable}` is filled too: by the parent's `params`, and `{start}` and `{end}` by the cursor. A query parameter, a header
 *   or a key of the body whose template names what is not set is left out; in a path that is an error.
 */
import type { CursorModel } from "./cursor-types.js";
import type { ChangesModel, FormatModel } from "./format-types.js";
import type { OAuthClientCredentialsModel, OAuthRefreshTokenModel } from "./oauth-types.js";
import type { ProjectModel, Sources } from "./project-types.js";
import type { ErrorsModel, ItemsModel, PartitionModel, SkipModel } from "./stream-types.js";
import type { BodyModel, QueryValue, Template } from "./types-request.js";
import type { JwtModel, SessionTokenModel } from "./token-types.js";
import type { Path } from "./words.js";

export type * from "./cursor-types.js";
export type * from "./format-types.js";
export type { ProjectModel, Sources } from "./project-types.js";
export type * from "./stream-types.js";
export type { BodyModel, JsonTemplate, QueryValue, Template } from "./types-request.js";
export type { Path } from "./words.js";

/** `connector.json`. */
export interface ConnectorModel {
  readonly $schema?: string;
  /** Slug: lower case, digits, single dashes. The project is `source-<name>`. */
  readonly name: string;
  readonly title: string;
  /** UUID of the connector's definition (metadata.yaml `definitionId`); drawn once, then kept. */
  readonly id: string;
  readonly documentationUrl?: string;
  readonly config: ConfigModel;
  readonly api: ApiModel;
  /** Stream that `check` reads one page of. Default: the first without a parent. */
  readonly check?: string;
  readonly sources?: Sources;
  readonly project: ProjectModel;
}

/** What varies per user of the connector: becomes the connection specification. */
export interface ConfigModel {
  readonly required: readonly string[];
  readonly properties: { readonly [name: string]: ConfigProperty };
}

export interface ConfigProperty {
  /** `array`: a list, of what `items` says; `object`: a group of settings, which templates name `{config.GROUP.NAME}`. */
  readonly type: "string" | "integer" | "number" | "boolean" | "array" | "object";
  readonly title: string;
  readonly description?: string;
  readonly airbyte_secret?: boolean;
  readonly format?: "date" | "date-time" | "uri" | "email";
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  /** The only value; it tells the forms of a group apart. */
  readonly const?: unknown;
  readonly order?: number;
  /** Of an array. */
  readonly items?: { readonly type: "string" | "integer" | "number" };
  /** Of a group. */
  readonly properties?: { readonly [name: string]: ConfigProperty };
  /** Of a group: what a user must fill in. */
  readonly required?: readonly string[];
  /** Of a group that has several forms: a user takes one of them. */
  readonly oneOf?: readonly ConfigForm[];
}

/** One form of a group: an API key, or an account. Exactly one text with a `const` of its own is common to all forms. */
export interface ConfigForm {
  readonly type?: "object";
  readonly title: string;
  readonly description?: string;
  readonly required: readonly string[];
  readonly properties: { readonly [name: string]: ConfigProperty };
}

/** What the streams share. */
export interface ApiModel {
  /** `graphql`: every stream posts a query of its own (`body`); paths may be empty. */
  readonly style: "rest" | "graphql";
  readonly baseUrl: Template;
  readonly auth: AuthModel;
  /** Default: none. */
  readonly pagination?: PaginationModel;
  readonly headers?: { readonly [name: string]: Template };
  readonly query?: { readonly [name: string]: QueryValue };
  /** What the API allows: one rate, or several that hold together (7 a second and 200 a minute). Shared by all streams. */
  readonly rateLimit?: RateLimitModel | readonly RateLimitModel[];
  /** Requests at the same time, at most. Default 10. */
  readonly concurrency?: number;
  /** How an answer with a success status says that it is an error; a stream may have its own. */
  readonly errors?: ErrorsModel;
  /** Other hosts that may get the credentials (next URLs, redirects). Default: none. */
  readonly allowedHosts?: readonly string[];
}

/** How requests prove who asks, or several ways of which a user of the connector chooses one. */
export type AuthModel = SingleAuthModel | AuthChoiceModel;

/** `by`: the setting whose value tells which (`credentials.auth_type`); `options`: an auth for each value. */
export interface AuthChoiceModel {
  readonly type: "choice";
  readonly by: string;
  readonly options: { readonly [value: string]: SingleAuthModel };
}

export type SingleAuthModel =
  | { readonly type: "none" }
  | { readonly type: "bearer"; readonly token: Template }
  | { readonly type: "apiKey"; readonly header: string; readonly value: Template }
  | { readonly type: "apiKeyQuery"; readonly param: string; readonly value: Template }
  | { readonly type: "apiKeyCookie"; readonly cookie: string; readonly value: Template }
  /** RFC 7617. No password: it is empty. */
  | { readonly type: "basic"; readonly username: Template; readonly password?: Template }
  | { readonly type: "headers"; readonly headers: { readonly [name: string]: Template } }
  | OAuthClientCredentialsModel
  | OAuthRefreshTokenModel
  | JwtModel
  | SessionTokenModel;

export interface RateLimitModel {
  readonly requests: number;
  readonly per: "second" | "minute" | "hour";
  /** As many may leave at once; the others follow evenly. Default: all of them. */
  readonly burst?: number;
}

/** How the size of a page is asked for. `max`: what the API allows at most; a fact that only the mock API plays. */
export interface PageSizeModel {
  readonly param: string;
  readonly value: number;
  readonly max?: number;
}

export type PaginationModel =
  | { readonly type: "none" }
  /** Pages have numbers; that of the first is `start`, default 1. */
  | ({
      readonly type: "page";
      readonly param: string;
      readonly start?: number;
      /** Number of pages, in the body. */
      readonly pages?: Path;
      /** Number of records on all pages, in the body. */
      readonly total?: Path;
      /** What ends the list where the body says nothing: the page after the last is empty (default), or the last is short. */
      readonly stop?: "emptyPage" | "shortPage";
    } & PageOptions)
  /** A page begins at an offset: that of the page before, and the records it brought. `start`: the first record's, default 0. */
  | ({
      readonly type: "offset";
      readonly param: string;
      readonly start?: number;
      readonly total?: Path;
      readonly stop?: "emptyPage" | "shortPage";
    } & PageOptions)
  /** A token of the body goes into the next request. `stop`: no token (default), or an empty page. */
  | ({
      readonly type: "cursor";
      readonly param: string;
      readonly from: Path;
      readonly stop?: "noToken" | "emptyPage";
    } & PageOptions)
  /** A token of the response header `header` goes into the next request. */
  | {
      readonly type: "headerToken";
      readonly param: string;
      readonly header: string;
      readonly size?: PageSizeModel;
      readonly stop?: "noToken" | "emptyPage";
      readonly in?: "query" | "body";
    }
  /** A page begins after a record: the value of `field` in the last record of the page before goes into the next request. */
  | ({
      readonly type: "lastRecord";
      readonly param: string;
      readonly field: Path;
      readonly stop?: "emptyPage" | "shortPage";
    } & PageOptions)
  /** The body holds the next page's URL, absolute or relative. Ends when it is null, empty or missing. */
  | { readonly type: "nextUrl"; readonly from: Path; readonly size?: PageSizeModel }
  /** OData: the next page's URL at `@odata.nextLink`. The size is asked for in `Prefer: odata.maxpagesize`. */
  | { readonly type: "odata"; readonly size?: { readonly value: number; readonly max?: number } }
  /** GraphQL: `pageInfo { hasNextPage endCursor }` at `connection`; the cursor goes into `variable`, default `after`. */
  | {
      readonly type: "relay";
      readonly connection: Path;
      readonly variable?: string;
      /** `param` is the variable that takes the size. */
      readonly size?: PageSizeModel;
    }
  /** RFC 8288: `Link: <url>; rel="next"`. Ends when there is none. */
  | { readonly type: "linkHeader"; readonly rel?: string; readonly size?: PageSizeModel };

/** What kinds with a parameter have in common. */
interface PageOptions {
  readonly size?: PageSizeModel;
  /** Where the parameters go: the query (default), or the JSON body of a POST: then they are dotted paths in it. */
  readonly in?: "query" | "body";
  /** A flag of the body that is true while pages follow (`has_more`). It counts before all else. */
  readonly more?: Path;
  /** A flag of the body that is true on the last page (`isLast`). */
  readonly last?: Path;
}

/** `streams/<name>.json`. */
export interface StreamModel {
  readonly $schema?: string;
  /** Below the base URL, with `{variable}` filled by the parent and `{config.NAME}` by the settings. */
  readonly path: Template;
  /** Default: POST where there is a body, else GET. A read may be repeated after a network error, whatever its method. */
  readonly method?: "GET" | "POST";
  readonly body?: BodyModel;
  /** Where the records are; one object there is one record. */
  readonly records: Path;
  /** One path, or several for a composite key. None: the stream has no key. */
  readonly primaryKey?: string | readonly Path[];
  readonly parent?: ParentModel;
  /** Variable → the list of its values; with a parent, all of them for each of its records. */
  readonly partitions?: { readonly [variable: string]: PartitionModel };
  readonly cursor?: CursorModel;
  /** How bodies are written. Default: JSON. Archives (gzip, ZIP) need no word: they are seen by their first bytes. */
  readonly format?: FormatModel;
  /** Asked instead of `path` when there is a state. */
  readonly incremental?: IncrementalModel;
  readonly query?: { readonly [name: string]: QueryValue };
  readonly headers?: { readonly [name: string]: Template };
  /** Replaces the API's. */
  readonly pagination?: PaginationModel;
  /** So many pages a list has at most; a longer one is an error. Default: no limit. */
  readonly maxPages?: number;
  /** Statuses that mean "nothing here": a page without records. On a later page only where pages are counted, not led to by a token. */
  readonly emptyOn?: readonly number[];
  /** Errors that are ignored, each with its reason. */
  readonly skipOn?: readonly SkipModel[];
  /** Replaces the API's. */
  readonly errors?: ErrorsModel;
  /** Slices (records of the parent, values of lists) read at the same time. Default: 4, shared by all streams. */
  readonly concurrency?: number;
  /** How keys of maps, scalars and what is around the records enter them. */
  readonly items?: ItemsModel;
  /** What happens to each record before it is passed on: fields get other names, go, and come, in this order. */
  readonly changes?: ChangesModel;
  /** Make values what the schema says; what cannot be becomes null, and is told with the record. */
  readonly coerce?: boolean;
  readonly description?: string;
  readonly sources?: Sources;
}

/** Another endpoint of the same stream, for what is new: it is asked once there is a state. What it does not say is the stream's. */
export interface IncrementalModel {
  readonly path: Template;
  readonly records?: Path;
  /** Instead of the stream's own. */
  readonly query?: { readonly [name: string]: QueryValue };
  readonly pagination?: PaginationModel;
}

/** Each record of another stream is a slice of this one. */
export interface ParentModel {
  readonly stream: string;
  /** Variable → where its value stands in the parent's record. */
  readonly params: { readonly [variable: string]: Path };
  /** Variables whose value is added to each record, under that name. */
  readonly add?: readonly string[];
}

/** A whole model, as it stands in a project's files. Streams, schemas and fixtures are by stream name. */
export interface ProjectFiles {
  readonly connector: ConnectorModel;
  readonly streams: { readonly [stream: string]: StreamModel };
  readonly schemas: { readonly [stream: string]: Schema };
  /** At most ten sample records a stream; `add`ed path variables are not in them. */
  readonly fixtures: { readonly [stream: string]: readonly Fixture[] };
}

/** A JSON Schema (draft 7) of one stream's records. */
export type Schema = { readonly [keyword: string]: unknown };
export type Fixture = { readonly [field: string]: unknown };
