import type { DateFormat, Fixture, FormatModel, PaginationModel, Path, Schema } from "@create-connector/cdk/model";

/** A response as it came: the parsed body, and its headers when they were pasted with it. */
export interface Sample {
  readonly body: unknown;
  /** Lower-case names. */
  readonly headers?: { readonly [name: string]: string };
  /** How the body is written. Default: JSON. */
  readonly format?: FormatModel;
  /** What was noticed in the text and is lost in the parsed value (integers beyond 2^53, repeated keys). */
  readonly notes?: readonly string[];
}

/** What is already known of the stream; it narrows what is looked for, and is never contradicted. */
export interface InferHints {
  readonly stream?: string;
  /** The stream's path: its last word often names the records, and a variable at its end means one record. */
  readonly path?: string;
  readonly records?: Path;
  readonly primaryKey?: string | readonly Path[];
  readonly headers?: { readonly [name: string]: string };
}

/** One row of what was found: the value, why, and what else it could be (best first). */
export interface Finding<Value> {
  /** Undefined: nothing was found; the evidence says what was looked at. */
  readonly value: Value | undefined;
  /** One short phrase, as it is shown in grey: `unique, never empty`. */
  readonly evidence: string;
  readonly others: readonly Value[];
  /** Parts of the value that the sample does not show and that were filled by custom: `param`, `zone`, `size`. */
  readonly guessed: readonly string[];
}

export interface CursorFinding {
  readonly field: Path;
  readonly format: DateFormat;
  readonly order: "ascending" | "descending" | "none";
}

/** All rows hold this value in this field; lists often hide the records with another one. */
export interface OneValue {
  readonly field: string;
  readonly value: string | boolean;
  /** A sentence for the user. */
  readonly message: string;
  /** Constant of the query that often shows them all. */
  readonly query: { readonly [param: string]: string };
}

/** What a sample says of a stream. */
export interface Inference {
  readonly records: Finding<Path> & { readonly value: Path };
  /** How the body is written. Default: JSON. */
  readonly format?: FormatModel;
  /** The body is one record, not a list. */
  readonly single: boolean;
  /** Records in the sample. */
  readonly count: number;
  readonly primaryKey: Finding<string | readonly Path[]>;
  readonly cursor: Finding<CursorFinding>;
  readonly pagination: Finding<PaginationModel>;
  /** Draft 7, everything nullable, open. */
  readonly schema: Schema;
  /** Columns (dotted) that were null or empty in every record; their type is a guess to be reviewed. */
  readonly nullOnly: readonly string[];
  readonly oneValue: readonly OneValue[];
  /** At most ten records of the sample, without obvious secrets. */
  readonly fixtures: readonly Fixture[];
  /** Sentences for the user about what the sample cannot show, or shows that needs a look. */
  readonly warnings: readonly string[];
}
