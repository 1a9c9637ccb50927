import type { PageRequest } from "../pagination/types.js";
import type { StreamDefinition } from "../define/types.js";
import type { Requester } from "../http/types.js";
import type { JsonObject, LogLevel, StatusReason } from "../protocol/messages.js";
import type { PageMemory } from "./memory.js";

/** What reading needs of the run it happens in. */
export interface ReadContext {
  readonly config: JsonObject;
  /** The requester of the API that a stream belongs to. */
  requester(stream: StreamDefinition): Promise<Requester>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: (level: LogLevel, message: string) => void;
  readonly signal: AbortSignal;
  /** Keeps the pages of all slices together small. Default: no limit. */
  readonly memory?: PageMemory | undefined;
  /** Called before each wait for the API's quota. */
  readonly onRateLimited?: (reason: StatusReason) => void;
  /** Called for each request that had to be sent again. */
  readonly onRetry?: () => void;
  /** Called for each answer that the stream's definition lets pass. Without it no error is ignored. */
  readonly onIgnored?: (ignored: Ignored) => void;
}

/** An answer with an error status that stands for no records. */
export interface Ignored {
  readonly stream: string;
  readonly status: number;
  /** Why the error is ignored; none: the status means that there is nothing. */
  readonly why?: string;
  /** Method and URL, without the query. */
  readonly request: string;
}

/** One part of a stream that is read on its own: the whole stream, or what belongs to one record of its parent. */
export interface Slice {
  /** Tells slices of a stream apart. */
  readonly key: string;
  /** Path variables as they go into the path. */
  readonly params: { readonly [variable: string]: string };
  /** Path variables as the parent's record has them; they stand in the state and, where asked for, in the records. */
  readonly values: { readonly [variable: string]: unknown };
  /** The parent's own slice; undefined for a stream without a parent. */
  readonly parent?: JsonObject;
}

/** Where a slice begins. */
export interface SliceStart {
  /** The cursor's state; undefined: the start. */
  readonly state: JsonObject | undefined;
  readonly lookbackSeconds: number;
  /** The page to go on with, of a list that is read whole. */
  readonly page?: PageRequest | undefined;
}

/** What is delivered of a stream, in the shape that Airbyte keeps. */
export interface StreamState {
  begin(slice: Slice): SliceStart;
  /** The slice is delivered up to `state`; undefined: nothing of it. */
  checkpoint(slice: Slice, state: JsonObject | undefined): void;
  /** Of a list that is read whole: the pages before this request are delivered. */
  pageDone?(next: PageRequest | undefined): void;
  /** The slice is delivered whole. */
  complete(slice: Slice, state: JsonObject): void;
  /** All slices are delivered. */
  finish(): void;
  /** The state as of now: it claims no more than what was delivered. */
  value(): JsonObject;
  /** Grows whenever `value` changes. */
  version(): number;
}
