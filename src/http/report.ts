import { STATUS_CODES } from "node:http";
import { types } from "node:util";
import { ConnectorError } from "../protocol/error.js";
import { excerpt } from "../protocol/excerpt.js";
import { shownUrl } from "../protocol/shown-url.js";
import { apiMessage } from "./api-message.js";
import { failureOfNetwork, type Failure } from "./errors.js";
import type { ApiRequest, ApiResponse } from "./types.js";

const longestExcerpt = 500;

/** A status that ends the request, as an error for user and developer. */
export function statusError(
  failure: Failure,
  request: ApiRequest,
  response: ApiResponse,
  attempt: number,
): ConnectorError {
  const text = Buffer.from(response.body).toString("utf8", 0, 64 * 1024);
  const said = messageOf(text, response.headers["content-type"]);
  return new ConnectorError({
    code: failure.code,
    failureType: failure.failureType,
    message: `HTTP ${statusText(response.status)}${said === undefined ? "." : `: ${closed(said)}`} ${failure.advice}`,
    detail: `${request.method} ${shownUrl(response.url)} → HTTP ${response.status}, attempt ${attempt}\nBody (${response.body.length} bytes): ${excerpt(text, longestExcerpt)}`,
  });
}

/** The quota comes back later than this sync waits. */
export function rateLimitError(
  request: ApiRequest,
  response: ApiResponse,
  attempt: number,
  reset: number,
  waited: number,
): ConnectorError {
  const at = new Date(reset).toISOString();
  return new ConnectorError({
    code: "HTTP_RATE_LIMITED",
    failureType: "transient_error",
    message: `HTTP ${statusText(response.status)}: the API's rate limit is used up until ${at}, which is longer than a sync waits. The next sync after that goes on; declare the API's limit as rateLimit to stay below it.`,
    detail: `${request.method} ${shownUrl(response.url)} → HTTP ${response.status}, attempt ${attempt}, ${Math.round(waited / 1_000)} s waited`,
  });
}

/** An exchange that did not come to an answer. */
export function networkError(error: unknown, request: ApiRequest, attempt: number): ConnectorError {
  const { code, failureType, message } = failureOfNetwork(error);
  return new ConnectorError({
    code,
    failureType,
    message: message.replace("HOST", new URL(request.url).host),
    detail: `${request.method} ${shownUrl(request.url)}, attempt ${attempt}: ${reasons(error)}`,
    cause: error,
  });
}

/** `503 (Service Unavailable)`. */
export function statusText(status: number): string {
  const name = STATUS_CODES[status];
  return name === undefined ? String(status) : `${status} (${name})`;
}

/** An error and what caused it, on one line. */
function reasons(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? `${error.code}: ` : "";
  const inner = "errors" in error && Array.isArray(error.errors) ? error.errors.map(reasons).join("; ") : "";
  const cause = error.cause === undefined ? "" : `; because of ${reasons(error.cause)}`;
  return `${code}${error.message}${inner}${cause}`;
}

/** The API's own words: out of JSON, or a short plain text. A page of HTML says nothing to a user. */
function messageOf(text: string, contentType: string | undefined): string | undefined {
  try {
    return apiMessage(JSON.parse(text));
  } catch {
    return /^text\/plain\b/i.test(contentType ?? "") ? apiMessage({ message: text }) : undefined;
  }
}

function closed(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
