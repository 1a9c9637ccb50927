/** What an author writes, as the read path sees it: checked, without type parameters. */
import type { AuthKind, Context } from "../auth/types.js";
import type { CursorKind } from "../cursor/types.js";
import type { Format } from "../decode/types.js";
import type { Setting } from "../model/setting.js";
import type {
  ChangesModel,
  ErrorsModel,
  ItemsModel,
  JsonTemplate,
  Path,
  RateLimitModel,
  SkipModel,
} from "../model/types.js";
import type { Paginator } from "../pagination/types.js";
import type { ConnectorSpecification, JsonObject, JsonSchema } from "../protocol/messages.js";

export type Settings<Value = string> = { readonly [name: string]: Setting<Context, Value> };

/** What the streams of a source share. */
export interface ApiDefinition {
  /** In the model's words; a function prints as `"in code"`. */
  readonly facts: JsonObject;
  readonly baseUrl: Setting<Context>;
  readonly auth: AuthKind;
  readonly pagination: Paginator;
  readonly headers: Settings;
  readonly query: Settings<string | number | boolean>;
  readonly rateLimit?: RateLimitModel | readonly RateLimitModel[];
  readonly concurrency?: number;
  readonly errors?: ErrorsModel;
  readonly allowedHosts: readonly string[];
}

/** Each record of `stream` is a slice: `params` fill path variables; those named in `add` also enter the records. */
export interface ParentDefinition {
  /** The params in the model's words. */
  readonly facts: { readonly [variable: string]: Path };
  readonly stream: StreamDefinition;
  readonly params: { readonly [variable: string]: readonly string[] };
  readonly add: readonly string[];
}

/** The body of a stream's requests; see body.ts. `value`, `fields` and `variables` may be functions of the author's. */
export type BodyDefinition = { readonly facts: JsonObject } & (
  | { readonly type: "json"; readonly value: Setting<Context, JsonTemplate> }
  | { readonly type: "form"; readonly value: Setting<Context, JsonTemplate> }
  | { readonly type: "graphql"; readonly query: string; readonly value: Setting<Context, JsonTemplate> }
);

/** A list of values of a variable; a text names the setting that holds it. */
export interface ListDefinition {
  readonly values: readonly (string | number)[] | string;
  readonly add: boolean;
}

export interface StreamDefinition {
  readonly facts: JsonObject;
  readonly api: ApiDefinition;
  readonly name: string;
  readonly schema: JsonSchema;
  readonly path: Setting<Context>;
  readonly method: "GET" | "POST";
  readonly body?: BodyDefinition;
  /** Keys of the path to the records; empty: the body itself. */
  readonly records: readonly string[];
  readonly primaryKey: readonly (readonly string[])[];
  readonly parent?: ParentDefinition;
  readonly partitions?: { readonly [variable: string]: ListDefinition };
  readonly cursor?: CursorKind;
  /** The endpoint for what is new. */
  readonly incremental?: Pick<StreamDefinition, "path" | "records" | "query" | "pagination">;
  readonly query: Settings<string | number | boolean>;
  readonly headers: Settings;
  readonly pagination: Paginator;
  /** So many pages a slice has at most; one more is an error. */
  readonly maxPages?: number;
  /** How bodies are written. Default: JSON. */
  readonly format?: Format;
  /** Statuses that mean "nothing here". */
  readonly emptyOn?: readonly number[];
  /** Errors that are ignored. */
  readonly skipOn?: readonly SkipModel[];
  readonly errors?: ErrorsModel;
  readonly items?: ItemsModel;
  /** Slices at the same time. */
  readonly concurrency?: number;
  readonly changes?: ChangesModel;
  /** Keeps a record or not; sees it after the changes. */
  readonly filter?: { record(record: JsonObject, context: Context): boolean }["record"];
  /** Make values what the schema says. */
  readonly coerce?: boolean;
  /** Changes a record, or drops it (undefined). Runs before the path variables are added. */
  readonly transform?: { record(record: JsonObject, context: Context): JsonObject | undefined }["record"];
}

export interface Source {
  readonly name: string;
  readonly spec: ConnectorSpecification;
  readonly api: ApiDefinition;
  /** Stream that `check` reads one page of. */
  readonly check: StreamDefinition;
  readonly streams: readonly StreamDefinition[];
  /** Each makes a configuration of an older version of the connector into one of the next. */
  readonly migrateConfig?: readonly ConfigMigration[];
}

/** Gives the changed configuration; one that needs no change as it is. Called before the configuration is checked, at each run. */
export type ConfigMigration = (config: JsonObject) => JsonObject;
