import { isList, isObject } from "../model/json.js";
import { ConnectorError, type FailureType } from "../protocol/error.js";
import { excerpt } from "../protocol/excerpt.js";
import type { ApiRequest, ApiResponse } from "./types.js";

/**
 * An answer of a GraphQL API, as REST would have given it. Under status 200 stand errors (GraphQL specification, October 2021, §7.1.2)
 * and the cost budget: a used-up budget becomes a 429 that says how long to wait, a lost session a 401, a fault of the server a 503.
 * Cost told of in `extensions.cost.throttleStatus` (Shopify) or a `rateLimit` field (GitHub) becomes headers of a quota.
 *
 * @throws ConnectorError for any other error, also where data came with it: GRAPHQL_NOT_FOUND, GRAPHQL_FORBIDDEN (config_error),
 * GRAPHQL_TOO_COMPLEX, GRAPHQL_ERROR (system_error).
 */
export function graphqlAnswer(request: ApiRequest, response: ApiResponse): ApiResponse {
  const body = Buffer.from(response.body.buffer, response.body.byteOffset, response.body.byteLength);
  // Most pages have neither, and are parsed only once, when they are decoded.
  if (!body.includes('"errors"') && !body.includes('"throttleStatus"') && !body.includes('"rateLimit"'))
    return response;
  const answer = parsed(body);
  if (!isObject(answer)) return response;
  const quota = shopifyQuota(answer) ?? githubQuota(answer) ?? {};
  const headers = { ...quota, ...response.headers };
  const errors = isList(answer["errors"]) ? answer["errors"].filter(isObject) : [];
  if (errors.length === 0 || response.status >= 300) return { ...response, headers };
  const kinds = errors.map(kindOf);
  const status = kinds.includes("limited") ? 429 : kinds.includes("session") ? 401 : kinds.includes("server") ? 503 : 0;
  if (status === 0) throw graphqlError(errors, kinds[0] ?? "other", request);
  const wait = quota["x-ratelimit-reset"];
  const retryAfter = status === 429 && wait !== undefined ? { "retry-after": wait } : {};
  return { ...response, status, headers: { ...retryAfter, ...headers } };
}

type Kind = "limited" | "session" | "server" | "missing" | "forbidden" | "complex" | "other";

/** The codes that APIs put into `extensions.code` (Apollo, Shopify, Linear, monday) or `type` (GitHub). */
const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/MAX_COST|COMPLEX|MAX_NODE|DEPTH/, "complex"],
  [/RATE.?LIMIT|THROTTLED|TOO_MANY_REQUESTS|BUDGET/, "limited"],
  [/UNAUTHENTICATED|UNAUTHORIZED|AUTHENTICATION/, "session"],
  [/INTERNAL|TIMEOUT|UNAVAILABLE|SERVICE_ERROR|LOADING/, "server"],
  [/NOT_FOUND/, "missing"],
  [/FORBIDDEN|ACCESS_DENIED|SCOPES|PERMISSION/, "forbidden"],
];

function kindOf(error: { readonly [key: string]: unknown }): Kind {
  const extensions = isObject(error["extensions"]) ? error["extensions"] : {};
  const code = [extensions["code"], error["type"], error["code"]].find((value) => typeof value === "string");
  const text = typeof code === "string" ? code.toUpperCase().replace(/[ -]/g, "_") : "";
  return kinds.find(([pattern]) => pattern.test(text))?.[1] ?? "other";
}

const failures: { readonly [Each in Kind]?: readonly [code: string, type: FailureType, advice: string] } = {
  missing: [
    "GRAPHQL_NOT_FOUND",
    "config_error",
    "What it names is not there, or these credentials do not see it: check the settings that the query's variables are filled with.",
  ],
  forbidden: [
    "GRAPHQL_FORBIDDEN",
    "config_error",
    "These credentials may not read it: give them the scopes that the message names.",
  ],
  complex: [
    "GRAPHQL_TOO_COMPLEX",
    "system_error",
    "Ask for fewer records on a page, or for fewer nested ones, in the stream's query.",
  ],
};

function graphqlError(
  errors: readonly { readonly [key: string]: unknown }[],
  kind: Kind,
  { url }: ApiRequest,
): ConnectorError {
  const [code, failureType, advice] = failures[kind] ?? [
    "GRAPHQL_ERROR",
    "system_error",
    "Compare the stream's query with the API's documentation. None of the page's records was taken, even where some came.",
  ];
  const messages = [...new Set(errors.map(messageOf))].slice(0, 3).join(" | ");
  const { origin, pathname } = new URL(url);
  return new ConnectorError({
    code,
    failureType,
    message: `The API refused the GraphQL query: ${excerpt(messages, 500)} ${advice}`,
    detail: `POST ${origin}${pathname}`,
  });
}

function messageOf({ message, path }: { readonly [key: string]: unknown }): string {
  const at = isList(path) && path.length > 0 ? ` (at ${path.join(".")})` : "";
  const text = typeof message === "string" && message !== "" ? message : "without a message";
  return `${text}${at}${/[.!?]$/.test(text) && at === "" ? "" : "."}`;
}

type QuotaHeaders = { readonly [header: string]: string };

/** Points that flow back at a rate: the next query waits until there are enough for another of its kind. */
function shopifyQuota({ extensions }: { readonly [key: string]: unknown }): QuotaHeaders | undefined {
  const cost = isObject(extensions) && isObject(extensions["cost"]) ? extensions["cost"] : {};
  const throttle = isObject(cost["throttleStatus"]) ? cost["throttleStatus"] : {};
  const [requested, available, rate] = [
    cost["requestedQueryCost"],
    throttle["currentlyAvailable"],
    throttle["restoreRate"],
  ];
  if (typeof requested !== "number" || typeof available !== "number" || typeof rate !== "number") return undefined;
  if (available >= requested || rate <= 0) return undefined;
  return { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(Math.ceil((requested - available) / rate)) };
}

/** Points of an hour, where the query asks for `rateLimit { cost remaining resetAt }`. */
function githubQuota({ data }: { readonly [key: string]: unknown }): QuotaHeaders | undefined {
  const limit = isObject(data) && isObject(data["rateLimit"]) ? data["rateLimit"] : {};
  const { cost, remaining, resetAt } = limit;
  if (typeof remaining !== "number" || typeof resetAt !== "string") return undefined;
  const each = typeof cost === "number" && cost > 0 ? cost : 1;
  return { "x-ratelimit-remaining": String(Math.floor(remaining / each)), "x-ratelimit-reset": resetAt };
}

function parsed(body: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return value;
  } catch {
    return undefined;
  }
}
