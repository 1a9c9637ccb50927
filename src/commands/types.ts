import type { Source } from "../define/types.js";
import type { Mask, Output } from "../output/types.js";
import type { Io } from "../protocol/io.js";

/** What every command is given. */
export interface Command {
  readonly source: Source;
  readonly files: CommandFiles;
  readonly io: Io;
  readonly output: Output;
  readonly mask: Mask;
  /** Aborted when the run should stop, and at its end. */
  readonly signal: AbortSignal;
}

/** Paths of the files that the command line names. */
export interface CommandFiles {
  readonly config?: string;
  readonly catalog?: string;
  readonly state?: string;
}
