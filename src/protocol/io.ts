/** Where a run of a connector gets its surroundings from: the process in real life, plain objects in tests. */
export interface Io {
  readonly stdout: ByteSink;
  readonly stderr: { write(text: string): unknown };
  readonly env: { readonly [name: string]: string | undefined };
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits between attempts and for the API's rate. Default: a timer. Tests let their clock jump instead. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Aborted when the run should stop: what is covered is written, then it ends (as at SIGTERM). */
  readonly signal?: AbortSignal;
  /** Does a task again and again; returns what ends that. Default: a timer that does not keep the process alive. */
  every?(milliseconds: number, task: () => void): () => void;
}

/**
 * A stream of bytes that says when it has taken a block; `callback` gets an error when the reader is gone. After the callback
 * the block's memory is used again: who keeps it copies it before.
 */
export interface ByteSink {
  write(block: Uint8Array, callback: (error?: Error | null) => void): unknown;
}
