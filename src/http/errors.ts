import { types } from "node:util";
import type { FailureType } from "../protocol/error.js";

/** What happens after an attempt that failed. `refresh`: new credentials once, if the auth can make some; `wait`: until the API's quota is back. */
export type Action = "fail" | "retry" | "refresh" | "wait";

/** How one kind of failure is reported and treated. */
export interface Failure {
  readonly code: string;
  readonly failureType: FailureType;
  readonly action: Action;
  /** What it usually means, and what to do. */
  readonly advice: string;
}

/** Statuses, as Airbyte's CDK treats them by default. What is not listed is looked up in `failureOfStatus`. */
const statuses: { readonly [status: number]: Failure } = {
  400: {
    code: "HTTP_BAD_REQUEST",
    failureType: "system_error",
    action: "fail",
    advice: "The API does not understand the request. Compare path, query and settings with its documentation.",
  },
  401: {
    code: "HTTP_UNAUTHORIZED",
    failureType: "config_error",
    action: "refresh",
    advice: "The API does not accept the credentials. Check them: complete, not expired, and meant for this account.",
  },
  403: {
    code: "HTTP_FORBIDDEN",
    failureType: "config_error",
    action: "fail",
    advice:
      "The credentials are known, but not allowed to read this. Give them the permission or scope, or leave the stream out.",
  },
  404: {
    code: "HTTP_NOT_FOUND",
    failureType: "system_error",
    action: "fail",
    advice: "The API knows no such address. Check the base URL, the stream's path and the account in the settings.",
  },
  405: {
    code: "HTTP_METHOD_NOT_ALLOWED",
    failureType: "system_error",
    action: "fail",
    advice: "The API does not take this method at this address. Compare both with its documentation.",
  },
  408: {
    code: "HTTP_TIMEOUT",
    failureType: "transient_error",
    action: "retry",
    advice: "The API gave up waiting for the request. The next sync tries again.",
  },
  429: {
    code: "HTTP_RATE_LIMITED",
    failureType: "transient_error",
    action: "wait",
    advice:
      "The API's rate limit is used up. The next sync tries again; declare the API's limit as rateLimit to stay below it.",
  },
};

const serverError: Failure = {
  code: "HTTP_SERVER",
  failureType: "transient_error",
  action: "retry",
  advice: "The API has a problem of its own. The next sync tries again; if it lasts, ask the API's provider.",
};
const unexpectedStatus: Failure = {
  code: "HTTP_UNEXPECTED_STATUS",
  failureType: "system_error",
  action: "fail",
  advice: "The connector does not know what to do with this status. Compare the request with the API's documentation.",
};

/** 501 and 505 say that the server will never do it; every other 5xx may pass. */
export function failureOfStatus(status: number): Failure {
  const listed = statuses[status];
  if (listed !== undefined) return listed;
  return status >= 500 && status !== 501 && status !== 505 ? serverError : unexpectedStatus;
}

/** `never`: it would fail again. `unsent`: the request never reached the API. `sent`: it may have, so only what is idempotent is repeated. */
export type Repeat = "never" | "unsent" | "sent";

export interface NetworkFailure {
  readonly code: string;
  readonly failureType: FailureType;
  readonly repeat: Repeat;
  /** With HOST for the host. */
  readonly message: string;
}

type NetworkRow = NetworkFailure & { readonly when: RegExp };

/** Codes of errors that the system, TLS, undici and zlib throw; the first row that fits counts. */
const network: readonly NetworkRow[] = [
  {
    when: /^UND_ERR_(DESTROYED|CLOSED)$/,
    code: "STOPPED",
    failureType: "transient_error",
    repeat: "never",
    message: "The run was stopped before HOST answered. The next sync goes on from the last state.",
  },
  {
    when: /^ENOTFOUND$/,
    code: "NETWORK_HOST_NOT_FOUND",
    failureType: "config_error",
    repeat: "never",
    message:
      "The host HOST does not exist, or its name cannot be looked up from here. Check the base URL and the settings in it; in a closed network, set HTTPS_PROXY.",
  },
  {
    when: /^EAI_/,
    code: "NETWORK_DNS",
    failureType: "transient_error",
    repeat: "unsent",
    message:
      "The name HOST could not be looked up: the name server does not answer. In a closed network, set HTTPS_PROXY.",
  },
  {
    when: /^ECONNREFUSED$/,
    code: "NETWORK_REFUSED",
    failureType: "transient_error",
    repeat: "unsent",
    message:
      "HOST refused the connection: nothing listens there, or a firewall is between. Check host and port of the base URL and of the proxy.",
  },
  {
    when: /^(UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ETIMEDOUT)$/,
    code: "NETWORK_UNREACHABLE",
    failureType: "transient_error",
    repeat: "unsent",
    message:
      "HOST could not be reached in time. A firewall may drop the connection; in a closed network, set HTTPS_PROXY.",
  },
  {
    when: /^UND_ERR_HEADERS_TIMEOUT$/,
    code: "NETWORK_NO_ANSWER",
    failureType: "transient_error",
    repeat: "sent",
    message: "HOST took the request, but did not answer in time. Ask for smaller pages, or try again later.",
  },
  {
    when: /^UND_ERR_BODY_TIMEOUT$/,
    code: "NETWORK_STALLED",
    failureType: "transient_error",
    repeat: "sent",
    message: "HOST began to answer and then fell silent. Ask for smaller pages, or try again later.",
  },
  {
    when: /^ANSWER_TOO_SLOW$/,
    code: "NETWORK_STALLED",
    failureType: "transient_error",
    repeat: "never",
    message: "The answer of HOST did not come to its end in time. Ask for smaller pages, or try again later.",
  },
  {
    when: /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_|UND_ERR_PRX_TLS$)/,
    code: "NETWORK_CERTIFICATE",
    failureType: "config_error",
    repeat: "never",
    message:
      "The certificate of HOST is not trusted. If a company's proxy or the API uses an authority of its own, name its PEM file in NODE_EXTRA_CA_CERTS or SSL_CERT_FILE.",
  },
  {
    when: /^(EPROTO$|ERR_SSL_)/,
    code: "NETWORK_TLS",
    failureType: "config_error",
    repeat: "never",
    message:
      "No secure connection could be made with HOST. Check that the base URL has the right scheme and port; an API that asks for a client's certificate needs CONNECTOR_CLIENT_CERT and CONNECTOR_CLIENT_KEY.",
  },
  {
    when: /^PROXY_REFUSED$/,
    code: "NETWORK_PROXY",
    failureType: "config_error",
    repeat: "never",
    message:
      "The proxy does not let the request to HOST through. Check HTTPS_PROXY, user and password in it, and NO_PROXY.",
  },
  {
    when: /^(UND_ERR_SOCKET|ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/,
    code: "NETWORK_CUT",
    failureType: "transient_error",
    repeat: "sent",
    message: "The connection to HOST was cut before the answer was complete. The next sync tries again.",
  },
  {
    when: /^(HPE_|UND_ERR_HEADERS_OVERFLOW$)/,
    code: "NETWORK_PROTOCOL",
    failureType: "system_error",
    repeat: "sent",
    message: "What HOST answers is no valid HTTP. Check scheme and port of the base URL.",
  },
  {
    when: /^(BODY_TOO_LARGE|ERR_BUFFER_TOO_LARGE)$/,
    code: "HTTP_BODY_TOO_LARGE",
    failureType: "system_error",
    repeat: "never",
    message:
      "The answer of HOST is larger than what can be read at once (512 MB). Ask for smaller pages, or for a shorter span of time.",
  },
  {
    when: /^(Z_|ERR__ERROR_FORMAT|ERR_BROTLI|ERR_)/,
    code: "HTTP_BODY_BROKEN",
    failureType: "transient_error",
    repeat: "sent",
    message: "The compressed answer of HOST is broken. The next sync tries again.",
  },
];

const otherNetwork: NetworkFailure = {
  code: "NETWORK_ERROR",
  failureType: "transient_error",
  repeat: "sent",
  message: "The request to HOST failed on the way. The next sync tries again.",
};

/** The row for an error that was thrown on the way. */
export function failureOfNetwork(error: unknown): NetworkFailure {
  const code = codeOf(error);
  return network.find(({ when }) => when.test(code)) ?? otherNetwork;
}

/** The code of an error, or of what caused it; a proxy's refusal of plain http has none of its own in undici. */
function codeOf(error: unknown): string {
  if (!types.isNativeError(error)) return "";
  if (error.message.startsWith("Proxy Authentication Required")) return "PROXY_REFUSED";
  // Its code is not always set.
  if (error.name === "HTTPParserError") return "HPE_";
  const code = "code" in error ? error.code : undefined;
  if (typeof code === "string" && code !== "UND_ERR") return code;
  return codeOf(error.cause);
}
