import { said } from "../model/json.js";
import { pathKeys } from "../model/path.js";
import { settingFacts } from "../model/setting.js";
import type { Path } from "../model/types.js";
import type { Paginator } from "../pagination/types.js";
import type { JsonObject } from "../protocol/messages.js";
import type { ApiDefinition, Settings, StreamDefinition } from "./types.js";

/** Another endpoint for what is new; its templates may hold `{start}` and `{end}` as those of the stream. */
export interface IncrementalOptions {
  readonly path: string;
  readonly records?: Path;
  readonly query?: { readonly [name: string]: string | number | boolean };
  readonly pagination?: Paginator;
}

interface Own {
  readonly records: Path;
  readonly query?: Settings<string | number | boolean> | undefined;
  readonly pagination?: Paginator | undefined;
}

/** The endpoint with what it takes from the stream. */
export function incrementalDefinition(
  { path, records, query, pagination }: IncrementalOptions,
  own: Own,
  api: ApiDefinition,
): NonNullable<StreamDefinition["incremental"]> {
  return {
    path,
    records: pathKeys(records ?? own.records),
    query: query ?? own.query ?? {},
    pagination: pagination ?? own.pagination ?? api.pagination,
  };
}

export function incrementalFacts({ path, records, query, pagination }: IncrementalOptions): JsonObject {
  return said({
    path,
    records,
    query: query === undefined ? undefined : settingFacts(query),
    pagination: pagination?.facts,
  });
}
