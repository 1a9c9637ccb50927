import type { RateLimitModel } from "../model/types.js";
import { ConnectorError } from "../protocol/error.js";
import type { JsonObject, LogLevel } from "../protocol/messages.js";
import { authSender, type AuthContext } from "./auth-context.js";
import { withAuthAdvice } from "./auth-advice.js";
import { createBudget, type Clock } from "./budget.js";
import { createCredentials, type RequestAuth } from "./credentials.js";
import { failureOfNetwork, failureOfStatus } from "./errors.js";
import { createGate, type Pass } from "./gate.js";
import { graphqlAnswer } from "./graphql.js";
import { lowerCaseNames, ownHeaders } from "./headers.js";
import { foreignHost, hostRule } from "./hosts.js";
import { quotaOf } from "./quota.js";
import { exchange } from "./redirect.js";
import { networkError, rateLimitError, statusError, statusText } from "./report.js";
import {
  backoff,
  defaultRateLimitWait,
  defaultRetries,
  isRateLimited,
  isRepeatable,
  rateLimitWait,
  retryAfter,
} from "./retry.js";
import { sleep as realSleep, stopped } from "./sleep.js";
import { createTransport, type Timeouts, type Transport } from "./transport.js";
import type { ApiRequest, ApiResponse, Requester, RequestScope } from "./types.js";

export interface RequesterOptions {
  readonly auth: RequestAuth;
  readonly config: JsonObject;
  /** Filled. Its host gets the credentials, and those in `allowedHosts`. */
  readonly baseUrl: string;
  readonly allowedHosts: readonly string[];
  readonly rateLimit?: RateLimitModel | readonly RateLimitModel[] | undefined;
  /** Address of the mock API (loopback only): all sockets are opened there. */
  readonly mock?: string | undefined;
  readonly env: { readonly [name: string]: string | undefined };
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Rejects when the signal is aborted. Default: a timer. */
  readonly sleep?: Clock["sleep"] | undefined;
  /** 0 to 1, for the spread of retries. Default: Math.random. */
  readonly random?: (() => number) | undefined;
  readonly log: (level: LogLevel, message: string) => void;
  /** Told of every credential that is made at run time, before it is used. */
  readonly addSecret: (secret: string) => void;
  /** Keeps changed settings for the next run; see `AuthContext`. Default: nobody keeps them. */
  readonly saveConfig?: AuthContext["saveConfig"] | undefined;
  /** Ends requests that make credentials: they belong to no single request of the API. */
  readonly signal?: AbortSignal | undefined;
  /** Requests at the same time; halved while the API says that it is asked too often. Default 10. */
  readonly concurrency?: number | undefined;
  readonly timeouts?: Timeouts | undefined;
  /** After errors that may pass. Default 5. */
  readonly retries?: number | undefined;
  /** Milliseconds that one request waits for the API's quota in all. Default 65 minutes. */
  readonly rateLimitWait?: number | undefined;
  /** Bytes of one answer, decompressed. Default 512 MB. */
  readonly maxBodyBytes?: number | undefined;
  /** Instead of the network. `env`, `mock`, `concurrency`, `timeouts` and `maxBodyBytes` are its own matter then. */
  readonly transport?: Transport | undefined;
}

/** One request, and what it has been through. */
interface Call {
  /** With our headers, without credentials. */
  readonly request: ApiRequest;
  readonly scope: RequestScope;
  attempts: number;
  retries: number;
  /** Times that the API's limit was met, and milliseconds waited for it. */
  limited: number;
  waited: number;
  renewed: boolean;
}

/** What came of an exchange: an answer to credentials of a generation, or an error on the way. */
type Exchanged = { readonly response: ApiResponse; readonly generation: number } | { readonly thrown: unknown };

const usualConcurrency = 10;

/** The requester of one source: all streams share its credentials, its rate and its connections. See `Requester`. */
export function createRequester(options: RequesterOptions): Requester {
  const { config, baseUrl, now, log, addSecret, random = Math.random, sleep = realSleep } = options;
  const { mock, signal, saveConfig = () => Promise.resolve() } = options;
  const { retries = defaultRetries, rateLimitWait: longestWait = defaultRateLimitWait } = options;
  const auth = options.auth.taken?.(config) ?? options.auth;
  const hosts = hostRule(baseUrl, options.allowedHosts);
  const transport = options.transport ?? createTransport({ ...options, connections: options.concurrency });
  const gate = createGate(options.concurrency ?? usualConcurrency, now);
  const budget = createBudget(options.rateLimit, { now, sleep });
  const sendForAuth = authSender({ transport, mocked: mock !== undefined, now, sleep, random, log, signal });
  const credentials = createCredentials(auth, { config, params: {}, send: sendForAuth, now, addSecret, saveConfig });
  const answering = new Set<string>();
  const counts = { sent: 0, retried: 0 };

  return { send, counts, close: () => transport.close() };

  async function send(request: ApiRequest, scope: RequestScope): Promise<ApiResponse> {
    const url = new URL(request.url);
    if (!hosts.trusts(url)) throw foreignHost(url, baseUrl);
    const complete = { ...request, headers: ownHeaders(request) };
    const call: Call = { request: complete, scope, attempts: 0, retries: 0, limited: 0, waited: 0, renewed: false };
    for (;;) {
      const response = await attempt(call);
      if (response !== undefined) return response;
      counts.retried += 1;
      scope.onRetry?.();
    }
  }

  /** One attempt. Resolves with the answer, or with nothing when it is time for another attempt. */
  async function attempt(call: Call): Promise<ApiResponse | undefined> {
    const pass = await gate.enter();
    const result = await exchanged(call, pass).finally(() => {
      pass.leave();
    });
    if ("thrown" in result) {
      await afterNetworkError(result.thrown, call);
      return undefined;
    }
    const { response, generation } = result;
    answering.add(new URL(call.request.url).host);
    if (response.status >= 200 && response.status < 300) return response;
    if (call.scope.accept?.includes(response.status) === true && !isRateLimited(response)) return response;
    await afterStatus(response, call, generation);
    return undefined;
  }

  /** One exchange, when budget and gate let it leave. */
  async function exchanged(call: Call, pass: Pass): Promise<Exchanged> {
    const { request, scope } = call;
    await place(call);
    const { headers, query, generation } = await credentials.make();
    stopIfAsked(scope);
    call.attempts += 1;
    counts.sent += 1;
    try {
      const complete = { ...request, headers: { ...request.headers, ...lowerCaseNames(headers) } };
      const beforeRedirect = () => place(call);
      const way = { transport, hosts, baseUrl, query, signal: scope.signal, beforeRedirect };
      const answered = await exchange(complete, way);
      const response = request.graphql === true ? graphqlAnswer(request, answered) : answered;
      heed(response, pass);
      return { response, generation };
    } catch (thrown) {
      return { thrown };
    }
  }

  /**
   * What an answer says of the API's quota holds for all: no more requests are on the way than are left, and when none is left the
   * next waits for the reset, before it is refused. A reset that is further off than a request waits says nothing for sure: the API
   * is asked.
   */
  function heed(response: ApiResponse, pass: Pass): void {
    if (isRateLimited(response)) {
      pass.limited();
      return;
    }
    if (response.status < 400) pass.succeeded();
    const { remaining, reset } = quotaOf(response.headers, now());
    if (remaining === undefined || reset === undefined || reset > longestWait) return;
    pass.left(remaining, now() + reset);
    if (remaining === 0) budget.pauseUntil(now() + reset);
  }

  /** Waits until the budget lets a request leave. */
  function place({ scope }: Call): Promise<void> {
    const onPaused = (until: number) => {
      tellRateLimit(scope, until);
    };
    return budget.take({ signal: scope.signal, onPaused });
  }

  /** Waits for the next attempt, or throws. */
  async function afterNetworkError(error: unknown, call: Call): Promise<void> {
    const { request, scope } = call;
    stopIfAsked(scope);
    if (error instanceof ConnectorError) throw error;
    const { repeat, code } = failureOfNetwork(error);
    // A name that was found before is not wrong: the name server is.
    const lostName = code === "NETWORK_HOST_NOT_FOUND" && answering.has(new URL(request.url).host);
    const repeatable = lostName || repeat === "unsent" || (repeat === "sent" && isRepeatable(request));
    const reported = networkError(error, request, call.attempts);
    if (!repeatable || call.retries >= retries) throw reported;
    await pause(backoff(call.retries + 1, random), reported.message, call);
  }

  /** Waits for the next attempt, or throws. */
  async function afterStatus(response: ApiResponse, call: Call, generation: number): Promise<void> {
    const { request } = call;
    const failure = failureOfStatus(isRateLimited(response) ? 429 : response.status);
    const said = `HTTP ${statusText(response.status)} from ${nameOf(request)}`;
    if (failure.action === "wait") {
      awaitQuota(response, call, said);
      return;
    }
    const ours = hosts.trusts(new URL(response.url));
    if (failure.action === "refresh" && ours && credentials.canRenew && !call.renewed) {
      call.renewed = true;
      log("INFO", `${said}: new credentials are made.`);
      await credentials.renew(generation);
      return;
    }
    const wait = retryAfter(response.headers, now()) ?? backoff(call.retries + 1, random);
    const repeatable = failure.action === "retry" && call.retries < retries && wait <= longestWait;
    if (!repeatable) throw statusError(withAuthAdvice(failure, auth.facts), request, response, call.attempts);
    await pause(wait, `${said}.`, call);
  }

  /** The quota is the source's, so all requests wait for it, in the budget. */
  function awaitQuota(response: ApiResponse, call: Call, said: string): void {
    call.limited += 1;
    const wait = rateLimitWait(response.headers, call.limited, now(), random);
    const reset = now() + wait;
    if (call.waited + wait > longestWait) {
      throw rateLimitError(call.request, response, call.attempts, reset, call.waited);
    }
    call.waited += wait;
    log("INFO", `${said}: waiting ${seconds(wait)} for the API's rate limit.`);
    budget.pauseUntil(reset);
  }

  async function pause(milliseconds: number, why: string, call: Call): Promise<void> {
    call.retries += 1;
    log("WARN", `${why} Retry ${call.retries} of ${retries} in ${seconds(milliseconds)}.`);
    await sleep(milliseconds, call.scope.signal);
  }
}

function tellRateLimit(scope: RequestScope, until: number): void {
  scope.onRateLimited?.({ type: "RATE_LIMITED", rate_limited: { quota_reset: until } });
}

function stopIfAsked({ signal }: RequestScope): void {
  if (signal?.aborted === true) throw stopped(signal);
}

/** A request as logs name it: without its query, which may hold secrets of the API's. */
function nameOf({ method, url }: ApiRequest): string {
  const { origin, pathname } = new URL(url);
  return `${method} ${origin}${pathname}`;
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`;
}
