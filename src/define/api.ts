import type { Auth, Context } from "../auth/types.js";
import { said } from "../model/json.js";
import { settingFact, settingFacts, type SettingName } from "../model/setting.js";
import type { ErrorsModel, RateLimitModel } from "../model/types.js";
import { singlePage } from "../pagination/index.js";
import type { Paginator } from "../pagination/types.js";
import type { JsonObject } from "../protocol/messages.js";
import type { Spec } from "./spec.js";
import { defineStream, type StreamMethod } from "./stream.js";
import type { ApiDefinition, Settings } from "./types.js";
import type { Checked, CheckedValues, Value } from "./value.js";

export interface Api<Config extends JsonObject> extends ApiDefinition {
  readonly __config?: (config: Config) => void;
  /** Defines a stream of this API. */
  readonly stream: StreamMethod<Config>;
}

interface ApiOptions<Config extends JsonObject, Base, Headers, Query> {
  /** `graphql`: every stream posts a query of its own. Default: `rest`. */
  readonly style?: "rest" | "graphql";
  /** Scheme, host and what all paths begin with. */
  readonly baseUrl: (Base & Checked<Base, Config>) | ((context: Context<Config>) => string | Promise<string>);
  readonly auth: Auth<Config, SettingName<Config>>;
  /** Default: one page. A stream may have its own. */
  readonly pagination?: Paginator;
  /** Sent with every request. */
  readonly headers?: Headers & CheckedValues<Headers, Config>;
  readonly query?: Query & CheckedValues<Query, Config>;
  /** Requests that the API allows, one rate or several that hold together; shared by all streams. Default: no limit. */
  readonly rateLimit?: RateLimitModel | readonly RateLimitModel[];
  /** Requests at the same time, at most; halved while the API says that it is asked too often. Default 10. */
  readonly concurrency?: number;
  /** How an answer with a success status says that it is an error. Default: an `error` or `errors` beside no records. */
  readonly errors?: ErrorsModel;
  /** Other hosts that may get the credentials (next URLs, redirects). Default: none. */
  readonly allowedHosts?: readonly string[];
}

/** What the streams of a source share: where the API is, how it authenticates, how it pages, what it allows. */
export function defineApi<
  Config extends JsonObject,
  const Base extends string,
  const Headers extends { readonly [name: string]: Value<Config> },
  const Query extends { readonly [name: string]: Value<Config, string | number | boolean> },
>(_spec: Spec<Config>, options: ApiOptions<Config, Base, Headers, Query>): Api<Config> {
  const definition = apiDefinition(options);
  return { ...definition, stream: (stream) => defineStream(definition, stream) };
}

interface PlainApiOptions {
  readonly style?: "rest" | "graphql" | undefined;
  readonly baseUrl: ApiDefinition["baseUrl"];
  readonly auth: ApiDefinition["auth"];
  readonly pagination?: Paginator | undefined;
  readonly headers?: Settings | undefined;
  readonly query?: Settings<string | number | boolean> | undefined;
  readonly rateLimit?: RateLimitModel | readonly RateLimitModel[] | undefined;
  readonly concurrency?: number | undefined;
  readonly errors?: ErrorsModel | undefined;
  readonly allowedHosts?: readonly string[] | undefined;
}

/** The definition behind `defineApi`, without its types; also for a model that runs without code. */
export function apiDefinition(options: PlainApiOptions): ApiDefinition {
  const { baseUrl, auth, pagination = singlePage(), headers = {}, query = {} } = options;
  const { rateLimit, concurrency, errors, allowedHosts = [] } = options;
  const facts = apiFacts(options);
  return said({ facts, baseUrl, auth, pagination, headers, query, rateLimit, concurrency, errors, allowedHosts });
}

function apiFacts(options: PlainApiOptions): JsonObject {
  const { style = "rest", baseUrl, auth, pagination, headers, query, rateLimit, concurrency, errors } = options;
  return said({
    style,
    baseUrl: settingFact(baseUrl),
    auth: auth.facts,
    pagination: pagination?.facts,
    headers: headers === undefined ? undefined : settingFacts(headers),
    query: query === undefined ? undefined : settingFacts(query),
    rateLimit,
    concurrency,
    errors,
    allowedHosts: options.allowedHosts,
  });
}
