import { ConnectorError } from "../protocol/error.js";
import { excerpt } from "../protocol/excerpt.js";
import { shownUrl } from "../protocol/shown-url.js";
import { foreignHost, type HostRule } from "./hosts.js";
import { withoutValues, withParams, type Params } from "./query-params.js";
import type { Transport } from "./transport.js";
import type { ApiRequest, ApiResponse } from "./types.js";

const mostRedirects = 5;

/** Headers that say nothing about who asks. */
const neutral = new Set(["accept", "accept-encoding", "accept-language", "user-agent"]);

export interface Way {
  readonly transport: Transport;
  readonly hosts: HostRule;
  readonly baseUrl: string;
  /** Credentials that go into the URL. */
  readonly query?: Params;
  readonly signal?: AbortSignal | undefined;
  /** Awaited before another request to a trusted host, which counts against the API's rate. */
  readonly beforeRedirect?: () => Promise<void>;
}

/**
 * Sends a request and follows at most five redirects. Credentials (headers, and `query`, which is put into the URL here) and the API's
 * own headers go to trusted hosts only: elsewhere a GET is followed without them, for the rest of the way, and nothing else is
 * followed at all. The answer's URL is without `query`.
 * Throws `HTTP_REDIRECT`, `FOREIGN_HOST`; the answer of any other status is returned.
 */
export async function exchange(
  request: ApiRequest,
  { transport, hosts, baseUrl, query = {}, signal, beforeRedirect }: Way,
): Promise<ApiResponse> {
  let current = request;
  let trusted = true;
  for (let redirects = 0; ; redirects += 1) {
    const url = trusted ? withParams(current.url, query) : withoutValues(current.url, query);
    const answer = await transport.send({ ...current, url }, { trusted, signal });
    // What follows from the URL (links, messages) must not hold the credentials.
    const response = { ...answer, url: withoutValues(answer.url, query) };
    const target = targetOf(response);
    if (target === undefined) return response;
    if (redirects === mostRedirects) throw tooMany(request, target);
    current = redirected(current, response.status, target);
    if (trusted && !hosts.trusts(target)) {
      trusted = false;
      if (current.method !== "GET") throw foreignHost(target, baseUrl, `A redirect of ${current.method}`);
      current = { ...current, headers: neutralOnly(current.headers) };
    }
    if (trusted) await beforeRedirect?.();
  }
}

function targetOf({ status, headers, url }: ApiResponse): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headers["location"];
  if (location === undefined) return undefined;
  const target = URL.canParse(location, url) ? new URL(location, url) : undefined;
  if (target !== undefined && (target.protocol === "https:" || target.protocol === "http:")) return target;
  throw redirectError(
    `HTTP ${status} leads to ${JSON.stringify(excerpt(shownUrl(location), 200))}, which is no URL of http or https.`,
    url,
  );
}

/**
 * 303 asks with GET; so do 301 and 302 after a POST, as every client does (RFC 9110 §15.4). A read by POST stays one there: without its
 * body it would be another question.
 */
function redirected(request: ApiRequest, status: number, target: URL): ApiRequest {
  target.hash = "";
  const { method, headers, repeatable = false } = request;
  const stays = method === "GET" || status === 307 || status === 308 || (repeatable && status !== 303);
  if (stays) return { ...request, url: target.href };
  const others = Object.entries(headers).filter(([name]) => name !== "content-type");
  return { method: "GET", url: target.href, headers: Object.fromEntries(others) };
}

function neutralOnly(headers: ApiRequest["headers"]): ApiRequest["headers"] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => neutral.has(name)));
}

function tooMany(request: ApiRequest, target: URL): ConnectorError {
  return redirectError(
    `The API redirected more than ${mostRedirects} times, at last to ${target.origin}${target.pathname}.`,
    request.url,
  );
}

function redirectError(what: string, url: string): ConnectorError {
  return new ConnectorError({
    code: "HTTP_REDIRECT",
    failureType: "system_error",
    message: `${what} Check the base URL and the stream's path: the API's documentation has the address that needs no redirect.`,
    detail: `URL: ${shownUrl(url)}`,
  });
}
