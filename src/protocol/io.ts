/** Where a run of a connector gets its surroundings from: the process in real life, plain objects in tests. */
export interface Io {
  readonly stdout: ByteSink;
  readonly stderr: { write(text: string): unknown };
  readonly env: { readonly [name: string]: string | undefined };
  /** Milliseconds since the epoch. */
  now(): number;
  /** Aborted when the run should stop: what is covered is written, then it ends (as at SIGTERM). */
  readonly signal?: AbortSignal;
}

/** A stream of bytes that says when it has taken a block; `callback` gets an error when the reader is gone. */
export interface ByteSink {
  write(block: Uint8Array, callback: (error?: Error | null) => void): unknown;
}
