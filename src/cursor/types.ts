import type { JsonObject } from "../protocol/messages.js";

/** How a stream knows what is new, before it is bound to a configuration and a state. */
export interface CursorKind {
  /** In the model's words; a function prints as `"in code"`. */
  readonly facts: JsonObject;
  /** Keys of the cursor's path in a record. */
  readonly field: readonly string[];
  readonly order: "ascending" | "descending" | "none";
}

/** A `CursorKind` whose field and settings the type checker compares with record and specification. */
export interface Cursor<Config, Field extends string, Keys extends string> extends CursorKind {
  readonly __config?: (config: Config) => void;
  readonly __field?: Field;
  readonly __keys?: Keys;
}
