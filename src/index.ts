/** The public names of @create-connector/cdk: what a connector is written with. */
export {
  apiKeyCookie,
  apiKeyHeader,
  apiKeyHeaders,
  apiKeyQuery,
  basic,
  bearer,
  choice,
  jwt,
  noAuth,
  oauthClientCredentials,
  oauthRefreshToken,
  sessionToken,
} from "./auth/index.js";
export type { AuthContext, Context } from "./auth/types.js";
export { datetime, numberCursor, stringCursor, syncToken } from "./cursor/index.js";
export { csv, jsonl, xml } from "./decode/index.js";
export { defineApi, type Api } from "./define/api.js";
export { form, graphql, json, type Body } from "./define/body.js";
export { list } from "./define/list.js";
export { each } from "./define/parent.js";
export { schemaOf, type Schema } from "./define/schema.js";
export { sourceOf } from "./define/source-of.js";
export { defineSource } from "./define/source.js";
export { defineSpec, type ConfigOf, type Spec } from "./define/spec.js";
export type { Parent, Stream } from "./define/typed.js";
export type { ConfigMigration, Source } from "./define/types.js";
export {
  cursorPages,
  headerTokenPages,
  lastRecordPages,
  linkHeader,
  nextUrl,
  odataPages,
  offsetPages,
  pageNumber,
  pagesBy,
  relayPages,
  singlePage,
  type NextPage,
  type ReadPage,
} from "./pagination/index.js";
export { ConnectorError, type FailureType } from "./protocol/error.js";
export { ExactNumber } from "./protocol/exact.js";
export type { Io } from "./protocol/io.js";
export { run, start } from "./run.js";
