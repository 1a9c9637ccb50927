import type { StatusReason } from "../protocol/messages.js";

/** A request as a stream states it: whole URL, no credentials. */
export interface ApiRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  /** Asking twice does no harm, as for a read by POST. A GET is always repeatable. */
  readonly repeatable?: boolean;
  /** Errors and quota stand in the body of a 200, as GraphQL has it; see graphql.ts. */
  readonly graphql?: boolean;
}

/** An answer with its whole body: a 2xx, or a status that was asked for (`accept`). */
export interface ApiResponse {
  readonly status: number;
  /** Lower-case names; repeated ones joined with `, `. */
  readonly headers: { readonly [name: string]: string };
  /** The URL that answered, after redirects. */
  readonly url: string;
  /** Decompressed. */
  readonly body: Uint8Array;
}

/** For whom a request is made. */
export interface RequestScope {
  readonly stream?: string;
  /** Ends waiting and the request itself. */
  readonly signal?: AbortSignal;
  /** Error statuses that are handed back like a success instead of being thrown. A rate limit is never one. */
  readonly accept?: readonly number[];
  /** Called before each wait for the API's quota, so that the stream's status can say RATE_LIMITED. */
  readonly onRateLimited?: (reason: StatusReason) => void;
  /** Called before each repeated attempt. */
  readonly onRetry?: () => void;
}

/**
 * Sends requests: auth made for each attempt, the declared rate kept, retries, redirects, timeouts.
 * Resolves with a 2xx answer or one that the scope accepts, or throws a `ConnectorError` that says who has to act.
 */
export interface Requester {
  send(request: ApiRequest, scope: RequestScope): Promise<ApiResponse>;
  /** Requests sent so far, retries included, and how many were retries. */
  readonly counts: { readonly sent: number; readonly retried: number };
  close(): Promise<void>;
}
