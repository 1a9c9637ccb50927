import type { JsonObject, LogLevel } from "../protocol/messages.js";
import { ConnectorError } from "../protocol/error.js";
import type { Clock } from "./budget.js";
import { failureOfNetwork, failureOfStatus } from "./errors.js";
import { ownHeaders } from "./headers.js";
import { isLoopback } from "./mock.js";
import { networkError, statusError, statusText } from "./report.js";
import { backoff, defaultRetries, retryAfter } from "./retry.js";
import { stopped } from "./sleep.js";
import type { Transport } from "./transport.js";
import type { ApiRequest, ApiResponse } from "./types.js";

/** What a kind of auth is given: one object for each requester of a run, so what belongs to a run can be kept by it. */
export interface AuthContext<Config = JsonObject> {
  /** The configuration as of now: `saveConfig` changes it in place. */
  readonly config: Config;
  readonly params: { readonly [variable: string]: string };
  /**
   * Sends a request that makes credentials (a token endpoint, a login), without the API's own credentials. Any host will do, but over
   * https; plain http goes to loopback addresses only. With a mock API the mock gets it. Redirects are not followed. Errors of the
   * network, 429, 408 and 5xx are tried again five times, a POST too: no answer leaves nothing to lose.
   *
   * Resolves with an answer of any other status. Throws a `ConnectorError`.
   */
  readonly send: (request: ApiRequest) => Promise<ApiResponse>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** From now on this text is masked in all that is said. */
  readonly addSecret: (text: string) => void;
  /**
   * Settings by name (`{ "credentials.refresh_token": "…" }`) that have to be kept for the next run: the whole configuration goes out
   * as CONTROL. Resolves when whoever runs the connector has taken it; requests that follow see the new settings.
   */
  readonly saveConfig: (changes: JsonObject) => Promise<void>;
}

/** A credential's endpoint that is busy for longer than this is left alone until the next sync. */
const longestWait = 5 * 60_000;

export interface AuthSendOptions extends Clock {
  readonly transport: Transport;
  /** Is everything sent to the mock API? */
  readonly mocked: boolean;
  readonly random: () => number;
  readonly log: (level: LogLevel, message: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** See `AuthContext.send`. */
export function authSender(options: AuthSendOptions): AuthContext["send"] {
  const { transport, now, sleep, random, log, signal } = options;
  return async (request) => {
    refuseUnsafe(request.url, options.mocked);
    const complete = { ...request, headers: ownHeaders(request) };
    for (let retry = 0; ; retry += 1) {
      if (signal?.aborted === true) throw stopped(signal);
      const { response, wait, problem } = await attempt(complete, retry);
      if (response !== undefined) return response;
      log("WARN", `${problem} Retry ${retry + 1} of ${defaultRetries} in ${Math.round(wait / 100) / 10} s.`);
      await sleep(wait, signal);
    }
  };

  async function attempt(request: ApiRequest, retry: number): Promise<Attempt> {
    const backingOff = backoff(retry + 1, random);
    let response: ApiResponse;
    try {
      response = await transport.send(request, { trusted: true, signal });
    } catch (error) {
      if (signal?.aborted === true) throw stopped(signal);
      const reported = error instanceof ConnectorError ? error : networkError(error, request, retry + 1);
      const mayPass = !(error instanceof ConnectorError) && failureOfNetwork(error).repeat !== "never";
      if (!mayPass || retry >= defaultRetries) throw reported;
      return { wait: backingOff, problem: reported.message };
    }
    const failure = failureOfStatus(response.status);
    if (failure.action !== "retry" && failure.action !== "wait") return { response, wait: 0, problem: "" };
    const wait = retryAfter(response.headers, now()) ?? backingOff;
    if (retry >= defaultRetries || wait > longestWait) throw statusError(failure, request, response, retry + 1);
    const { origin, pathname } = new URL(request.url);
    return { wait, problem: `HTTP ${statusText(response.status)} from ${request.method} ${origin}${pathname}.` };
  }
}

interface Attempt {
  readonly response?: ApiResponse;
  readonly wait: number;
  readonly problem: string;
}

/** Credentials go over the network encrypted, or not at all. */
function refuseUnsafe(text: string, mocked: boolean): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "https:") return;
  if (url?.protocol === "http:" && (mocked || isLoopback(url.hostname))) return;
  throw new ConnectorError({
    code: "AUTH_URL_INVALID",
    failureType: "config_error",
    message: `The address for credentials is ${JSON.stringify(url === undefined ? text : url.origin)}, but they are sent over https only, such as to "https://login.acme.com/oauth/token". Correct the definition of the auth, or the setting in it.`,
  });
}
