/**
 * How a file is treated when it is written again (decided in generator/plan):
 * - `merge`: text, three-way over the stored base.
 * - `json`: by key; the user's value wins a true clash and is reported.
 * - `lines`: union of lines (ignore files).
 * - `once`: created, then the user's.
 * - `derived`: computed from the model, no base; written each time.
 * - `model`: the model itself (connector.json, streams, schemas, fixtures); no base; written by the commands that change it.
 * - `binary`: replaced when its hash is ours.
 */
export type Policy = "merge" | "json" | "lines" | "once" | "derived" | "model" | "binary";

/** One file of a rendered project, in memory. */
export interface RenderedFile {
  /** Outlives the path: template name, then `#` and the subject (`src/streams/stream.ts#orders`). */
  readonly id: string;
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly policy: Policy;
  /** LF line ends. */
  readonly content: string | Uint8Array;
  readonly executable?: boolean;
  /** Stream that the file belongs to; its state is kept in `.connector/streams/<name>.json`. */
  readonly stream?: string;
}
