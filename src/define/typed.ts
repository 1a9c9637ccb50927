/** Definitions with the types that the checker compares; the read path knows them without (types.ts). */
import type { JsonObject } from "../protocol/messages.js";
import type { ParentDefinition, StreamDefinition } from "./types.js";

/** A stream and the type of its records. */
export interface Stream<Config extends JsonObject, Fields> extends StreamDefinition {
  readonly __config?: (config: Config) => void;
  readonly __record?: Fields;
}

/** Where a value stands in a record: `"id"`, `"user.id"`. The first key must be one of the record's. */
export type PathIn<Fields> = (keyof Fields & string) | `${keyof Fields & string}.${string}`;

/** A parent stream that fills the path variables `Variables`. */
export interface Parent<Config extends JsonObject, Variables extends string> extends ParentDefinition {
  readonly __config?: (config: Config) => void;
  readonly __variables?: (variable: Variables) => void;
}
