import type { JsonObject } from "../protocol/messages.js";
import type { Api } from "./api.js";
import type { Spec } from "./spec.js";
import type { Stream } from "./typed.js";
import type { ConfigMigration, Source } from "./types.js";

interface SourceOptions<Config extends JsonObject> {
  /** Name of the API; the connector is `source-<name>`. */
  readonly name: string;
  readonly spec: Spec<Config>;
  readonly api: Api<Config>;
  /** Stream that `check` reads one page of. */
  readonly check: Stream<Config, unknown>;
  readonly streams: readonly Stream<Config, unknown>[];
  /**
   * Old configurations are brought up to date: each function takes a configuration and gives it changed, or as it is when it needs no
   * change; they run in this order, before the configuration is checked. When something changed, the new one goes out as CONTROL, once.
   */
  readonly migrateConfig?: readonly ConfigMigration[];
}

/** A whole source; `start` and `run` take it. It is checked when a command starts (see check.ts). */
export function defineSource<Config extends JsonObject>(options: SourceOptions<Config>): Source {
  return options;
}
