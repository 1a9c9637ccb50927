import type {
  ChangesModel,
  AuthChoiceModel,
  AuthModel,
  AuthorizationModel,
  BodyModel,
  ConfigProperty,
  CursorModel,
  DateFormat,
  ErrorsModel,
  ItemsModel,
  PaginationModel,
  PartitionModel,
  ParentModel,
  IncrementalModel,
  Path,
  ProjectModel,
  QueryValue,
  RateLimitModel,
  Fixture,
  JwtAlgorithm,
  LoginModel,
  FormatModel,
  JsonTemplate,
  Schema,
  SkipModel,
  Sources,
  Template,
  WindowModel,
} from "@create-connector/cdk/model";

/**
 * What was answered so far, by flags, an answers file or prompts: the model (src/model/types.ts) with every part optional and the
 * streams inside by name, plus `run` for what concerns this run alone and is no fact. It never holds a secret. Plain JSON: a draft
 * and an answers file have this shape.
 */
export interface Answers {
  readonly name?: string;
  readonly title?: string;
  readonly id?: string;
  readonly documentationUrl?: string;
  readonly config?: {
    readonly required?: readonly string[];
    readonly properties?: { readonly [setting: string]: Partial<ConfigProperty> };
  };
  readonly api?: ApiAnswers;
  readonly check?: string;
  readonly sources?: Sources;
  readonly project?: Partial<ProjectModel>;
  /** In the order in which they were answered. */
  readonly streams?: { readonly [stream: string]: StreamAnswers };
  readonly run?: RunAnswers;
}

export interface ApiAnswers {
  readonly style?: "rest" | "graphql";
  readonly baseUrl?: Template;
  readonly auth?: AuthAnswers;
  readonly pagination?: PaginationAnswers;
  readonly headers?: { readonly [name: string]: Template };
  readonly query?: { readonly [name: string]: QueryValue };
  readonly rateLimit?: Partial<RateLimitModel> | readonly Partial<RateLimitModel>[];
  readonly concurrency?: number;
  readonly allowedHosts?: readonly string[];
}

/** Every option of every kind; which of them count is decided by `type`. */
export interface AuthAnswers {
  readonly type?: AuthModel["type"];
  /** Of `choice`; without them it is an API key or OAuth 2 with a refresh token. */
  readonly options?: AuthChoiceModel["options"];
  readonly by?: string;
  readonly tokenUrl?: Template;
  readonly clientId?: Template;
  readonly clientSecret?: Template;
  readonly refreshToken?: Template;
  readonly scopes?: readonly string[];
  readonly clientAuth?: "body" | "basic";
  readonly extra?: { readonly [field: string]: Template };
  readonly rotates?: boolean;
  readonly authorization?: Partial<AuthorizationModel>;
  readonly token?: Template;
  readonly header?: string;
  readonly param?: string;
  readonly cookie?: string;
  readonly value?: Template;
  readonly username?: Template;
  readonly password?: Template;
  readonly headers?: { readonly [name: string]: Template };
  readonly algorithm?: JwtAlgorithm;
  readonly key?: Template;
  readonly keyId?: Template;
  readonly issuer?: Template;
  readonly subject?: Template;
  readonly audience?: Template;
  readonly lifetime?: string;
  readonly claims?: { readonly [claim: string]: Template | number | boolean };
  readonly exchange?: { readonly tokenUrl?: Template; readonly scopes?: readonly string[] };
  readonly login?: Partial<LoginModel>;
  readonly from?: Path | { readonly header: string };
}

/** Every option of every kind; which of them count is decided by `type`. */
export interface PaginationAnswers {
  readonly type?: PaginationModel["type"];
  readonly param?: string;
  readonly from?: Path;
  readonly start?: number;
  readonly size?: { readonly param?: string; readonly value?: number; readonly max?: number };
  readonly in?: "query" | "body";
  readonly header?: string;
  readonly field?: Path;
  readonly connection?: Path;
  readonly variable?: string;
  readonly more?: Path;
  readonly last?: Path;
  readonly pages?: Path;
  readonly total?: Path;
  readonly stop?: "emptyPage" | "shortPage" | "noToken";
  readonly rel?: string;
}

/** `streams/<name>.json` as far as it is known, and what a sample brought with it. */
export interface StreamAnswers {
  readonly path?: Template;
  readonly method?: "GET" | "POST";
  readonly body?: BodyModel | BodyAnswers;
  readonly records?: Path;
  /** `null`: there is none, whatever a sample says. */
  readonly primaryKey?: string | readonly Path[] | null;
  readonly parent?: Partial<ParentModel>;
  /** `null`: there is none, whatever a sample says. */
  readonly cursor?: CursorAnswers | null;
  /** Another endpoint for what is new. */
  readonly incremental?: Partial<IncrementalModel>;
  readonly query?: { readonly [name: string]: QueryValue };
  readonly headers?: { readonly [name: string]: Template };
  /** Replaces the API's. */
  readonly pagination?: PaginationAnswers;
  readonly maxPages?: number;
  readonly changes?: ChangesModel;
  readonly coerce?: boolean;
  /** How bodies are written; a name, or an object with a `type`. */
  readonly format?: FormatModel | FormatAnswers;
  readonly partitions?: { readonly [variable: string]: PartitionModel };
  readonly concurrency?: number;
  readonly emptyOn?: readonly number[];
  readonly skipOn?: readonly SkipModel[];
  readonly errors?: Partial<ErrorsModel>;
  readonly items?: ItemsModel;
  readonly description?: string;
  readonly sources?: Sources;
  /** Of a sample; without one the schema stays open. */
  readonly schema?: Schema;
  /** Of a sample, at most ten. */
  readonly fixtures?: readonly Fixture[];
}

/** A GraphQL query as far as it is known. */
export interface BodyAnswers {
  readonly type?: BodyModel["type"];
  readonly query?: string;
  readonly variables?: { readonly [name: string]: JsonTemplate };
}

/** Every option of every kind; which of them count is decided by `type`. */
export interface CursorAnswers {
  readonly type?: CursorModel["type"];
  readonly field?: Path;
  readonly format?: DateFormat | readonly DateFormat[];
  readonly param?: string;
  readonly start?: Template | number;
  readonly endParam?: string;
  readonly end?: Template;
  readonly window?: Partial<WindowModel>;
  readonly granularity?: string;
  readonly stopEarly?: boolean;
  /** Of a token: where the body holds it. */
  readonly from?: Path;
  readonly inclusive?: boolean;
  readonly order?: "ascending" | "descending" | "none";
  readonly lookback?: string;
}

/** Every option of every format; which of them count is decided by `type`. */
export interface FormatAnswers {
  readonly type?: "json" | "jsonl" | "csv" | "xml";
  readonly delimiter?: string;
  readonly quote?: string;
  readonly encoding?: string;
  readonly header?: readonly string[];
  readonly skip?: number;
}

/** What concerns this run alone: not part of the model, not written into the project. */
export interface RunAnswers {
  readonly target?: string;
  readonly install?: boolean;
  readonly git?: boolean;
  /** Stream that the wizard is at: a draft goes on with it. */
  readonly open?: string;
}

/** One of a closed list of answers. */
export interface Choice {
  /** What the flag takes; what the answers hold unless the question has a `read`. */
  readonly value: string;
  readonly label: string;
  /** One short line: how it looks in a request or in the project. */
  readonly example?: string;
  /** Few APIs have it: the prompt shows it behind "another way". */
  readonly rare?: boolean;
}

/** What the functions of a stream's question look at. */
export interface StreamContext {
  readonly answers: Answers;
  readonly name: string;
  /** What is answered of this stream. */
  readonly stream: StreamAnswers;
}

/** What the functions of a setting's question look at. */
export interface SettingContext {
  readonly answers: Answers;
  readonly name: string;
  readonly setting: Partial<ConfigProperty>;
}

/**
 * A question, said once for prompt, flag, answers key and help. Functions are pure. Flag and prompt both bring text: `problemOf`
 * (answers.ts) says whether it is valid, `valueOf` what it stands for, `withAnswer` sets that at `key`. A `confirm` brings a boolean,
 * which is set as it is.
 */
export interface Question<Context = Answers> {
  /** Dotted place in `Answers` (`api.auth.type`); of a stream's or a setting's question: in that stream (`cursor.field`) or setting. */
  readonly key: string;
  /**
   * As commander takes it: `--base-url <url>`, `--no-install`. Of a stream's or a setting's question: the word after its name, as in
   * `--stream orders path=/orders`: `path=<path>`.
   */
  readonly flag: string;
  /** Other name of `key` in those words (`key` for `primaryKey`, `cursor` for `cursor.field`). */
  readonly short?: string;
  /** One line for `--help`, without the default. */
  readonly help: string;
  /** What the prompt asks. */
  readonly message: string;
  /** What it asks where earlier answers leave only one of several meanings. Default: `message`. */
  messageOf?(context: Context): string;
  /** `map`: text of `name=value` words; in the words of `--stream` also one entry each: `query.state=all`. */
  readonly kind: "input" | "select" | "confirm" | "map";
  /** Of a `select`. */
  readonly choices?: readonly Choice[];
  /** What Enter and `--yes` take, from the answers so far, as a flag would bring it; nothing: it has to be answered. */
  default?(context: Context): string | boolean | undefined;
  /** Use `problemOf`, which also checks choices and empty text. True, or the sentence: what is wrong, the rule, what to do. */
  validate?(text: string, context: Context): true | string;
  /** Use `valueOf`. The value for the answers of a valid text. Default: the text, trimmed. */
  read?(text: string, context: Context): unknown;
  /** Does it apply to these answers? Default: yes. What does not apply is not asked, and its flag has no effect. */
  when?(context: Context): boolean;
  /** The wizard takes the default; the question can be opened (line of defaults, block of facts) or answered by its flag. */
  readonly quiet?: boolean;
  /** May be left empty: no answer is an answer. */
  readonly optional?: boolean;
}
