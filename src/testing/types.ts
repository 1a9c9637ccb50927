import type { ProjectFiles } from "../model/types.js";
import type { Io } from "../protocol/io.js";
import type { JsonObject } from "../protocol/messages.js";
import type { FaultName } from "./mock/fault-names.js";
import type { FaultOptions } from "./mock/faults.js";

/** A request as the mock API got it. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query, as they were asked for. */
  readonly url: string;
  readonly path: string;
  /** By name; of a repeated parameter the last value. */
  readonly query: { readonly [param: string]: string };
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  /** The stream whose path it is. */
  readonly stream?: string;
  /** The variables that it was made with, `start` and `end` among them. */
  readonly variables?: { readonly [variable: string]: string };
  /** Status of the answer; absent while there is none. */
  readonly status?: number;
  /** Why the model refuses the request: what was asked, and what the model says. */
  readonly refusal?: string;
}

/** An answer: a text or bytes are sent as they are, anything else as JSON. */
export interface MockAnswer {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: unknown;
}

export interface MockApiOptions {
  readonly project: ProjectFiles;
  /**
   * All records of a stream, instead of continuing its fixtures. A child stream's records carry the path variables under their
   * names.
   */
  readonly records?: { readonly [stream: string]: readonly JsonObject[] };
  /** What the model cannot know: an answer, or nothing to leave the request to the mock. */
  readonly handle?: (request: SeenRequest) => MockAnswer | undefined;
  /** Replaces values of the mock configuration, which the mock expects to meet. Default: `mockConfig(project.connector)`. */
  readonly config?: JsonObject;
  /** Refuse with 429 what goes far beyond the declared rate. Default true. */
  readonly rateLimit?: boolean;
  /** Is a refresh token that rotates good once (default), or again and again, for programs that keep no settings? */
  readonly rotation?: "strict" | "lenient";
  /** Pages of a list that is continued. Default 3. */
  readonly pages?: number;
}

/** The API as a local server that plays the model. */
export interface MockApi {
  /** Listens on a loopback port (default: a free one) and resolves with `http://127.0.0.1:PORT`. */
  listen(port?: number): Promise<string>;
  /** Ends all connections, also those that a fault keeps waiting. */
  close(): Promise<void>;
  /** All requests so far, in order. */
  readonly requests: readonly SeenRequest[];
  /** The configuration that the mock expects now (refresh tokens rotate), with `_mock_api` once it listens. */
  readonly config: JsonObject;
  /** What a full read must bring, path variables added where the model says so. */
  records(stream: string): readonly JsonObject[];
  /** New records, as the API would have them from now on; a child stream's carry the path variables under their names. */
  add(stream: string, records: readonly JsonObject[]): void;
  /** From now on the API fails in this way; faults add up. */
  fault(name: FaultName, options?: FaultOptions): void;
  clearFaults(): void;
}

/** Runs a connector: arguments and surroundings in, exit code out. */
export type Run = (argv: readonly string[], io: Io) => Promise<number>;

/** One promise of the protocol, and the function that throws an Error when the connector breaks it. */
export interface AcceptanceCase {
  readonly name: string;
  readonly verify: () => Promise<void>;
}
