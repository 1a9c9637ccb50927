/** Facts of a stream beside its path, parent and cursor: what its answers mean, and how their contents become records. */
import type { Path } from "./words.js";

/** An ignored error: these answers bring nothing, are counted and said, and nothing is claimed for what they should have brought. */
export interface SkipModel {
  /** 400 to 499, without those that concern the credentials or the rate (401, 407, 408, 429). */
  readonly status: number;
  /** For the log: why it may be ignored. */
  readonly why: string;
}

/** A list of values: the stream is read once for each, and for each choice of one value from several lists. */
export interface PartitionModel {
  /** Constants, or the setting that holds a list: `{config.regions}`. */
  readonly values: readonly (string | number)[] | string;
  /** The value is added to each record, under the variable's name. Default: no. */
  readonly add?: boolean;
}

export type Scalar = string | number | boolean | null;

/**
 * How an answer with a success status says that it is an error. Without `is` and `isNot`: anything but null, false, 0 and
 * nothing stands at `at`. No wildcards.
 */
export interface ErrorsModel {
  readonly at: Path;
  /** The value, or one of the values, that means an error. */
  readonly is?: Scalar | readonly Scalar[];
  /** The value, or one of the values, that means that all is well; anything else is an error. */
  readonly isNot?: Scalar | readonly Scalar[];
  /** Where the API's message stands. Default: the usual places. */
  readonly message?: Path;
}

/** How what stands at the path to the records becomes a record, where it is not one yet. */
export interface ItemsModel {
  /** Field that gets the key of the map that the last `*` goes through; a list: a field for each `*`, from the left. */
  readonly key?: string | readonly string[];
  /** Field that gets an element that is no object (`["a", "b"]`, `{"EUR": 1.1}`). */
  readonly value?: string;
  /** Fields out of the element that the last `*` stands for, when the records are below it: field → path in that element. */
  readonly outer?: { readonly [field: string]: Path };
}
