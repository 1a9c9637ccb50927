import { noAuth } from "../../../src/auth/index.js";
import { datetime } from "../../../src/cursor/index.js";
import { apiDefinition } from "../../../src/define/api.js";
import type { PlainAnswerOptions } from "../../../src/define/answers.js";
import { parentDefinition } from "../../../src/define/parent.js";
import { defineStream } from "../../../src/define/stream.js";
import type { StreamDefinition } from "../../../src/define/types.js";
import type { DateFormat, Path, WindowModel } from "../../../src/model/types.js";
import { pageNumber } from "../../../src/pagination/index.js";
import type { Paginator } from "../../../src/pagination/types.js";

export interface CursorFacts {
  readonly field?: string;
  readonly format?: DateFormat;
  readonly param?: string;
  readonly start?: string;
  readonly inclusive?: boolean;
  readonly order?: "ascending" | "descending" | "none";
  readonly lookback?: string;
  readonly endParam?: string;
  readonly end?: string;
  readonly window?: WindowModel;
  readonly granularity?: string;
  readonly stopEarly?: boolean;
}

const api = apiDefinition({
  baseUrl: "https://api.acme.test/v1",
  auth: noAuth(),
  pagination: pageNumber({ param: "page", start: 0 }),
});

/** A stream "items" that pages by number from 0, with a cursor at "at" unless `cursor` is null. */
export function itemsStream(
  options: {
    readonly name?: string;
    readonly path?: string;
    readonly cursor?: CursorFacts | null;
    readonly primaryKey?: string | readonly Path[] | undefined;
    readonly parent?: StreamDefinition;
    readonly transform?: unknown;
    readonly pagination?: Paginator;
    readonly query?: { readonly [name: string]: string };
    readonly partitions?: StreamDefinition["partitions"];
  } & PlainAnswerOptions = {},
): StreamDefinition {
  const { name = "items", path = "/items", cursor = {}, primaryKey, parent, transform, ...rest } = options;
  return defineStream(api, {
    ...rest,
    name,
    schema: {},
    path,
    records: "data",
    primaryKey,
    transform,
    ...(cursor === null ? {} : { cursor: datetime({ field: "at", format: "iso", ...cursor }) }),
    ...(parent === undefined ? {} : { parent: parentDefinition(parent, { parent_id: "id" }, ["parent_id"]) }),
  });
}
