import { STATUS_CODES } from "node:http";
import { apiMessage } from "../http/api-message.js";
import type { ApiResponse } from "../http/types.js";
import { isObject } from "../model/json.js";
import { ConnectorError } from "../protocol/error.js";
import { excerpt } from "../protocol/excerpt.js";
import type { JsonObject } from "../protocol/messages.js";
import type { ObtainedToken } from "./access-token.js";

/** What a token endpoint gave. */
export interface TokenAnswer extends ObtainedToken {
  readonly refreshToken: string | undefined;
}

/** A token that nobody said the life of is taken to live as long as most do. */
const usualLifetime = 3_600_000;

/** The words for a grant that is no longer good: the RFC's, and those of APIs that have their own. */
const deadGrant = new Set([
  "invalid_grant",
  "invalid_refresh_token",
  "refresh_token_expired",
  "token_revoked",
  "token_expired",
]);
const refusedClient = new Set(["invalid_client", "unauthorized_client", "invalid_client_id", "bad_client_secret"]);

/**
 * The tokens in an answer (RFC 6749 §5.1), JSON or a form. `expires_in` may be a number or a text; without one, an hour.
 * Throws `OAUTH_RECONNECT`, `OAUTH_CLIENT_REFUSED` (config_error), `OAUTH_REFUSED`, `OAUTH_ANSWER_INVALID` (system_error); an answer
 * is an error by its status, or by an `error` in place of a token. None prints a token.
 */
export function tokenAnswer(response: ApiResponse, tokenUrl: string): TokenAnswer {
  const text = Buffer.from(response.body).toString();
  const body = bodyOf(text);
  const token = body?.["access_token"];
  const isGood = response.status >= 200 && response.status < 300;
  if (!isGood || (typeof token !== "string" && typeof body?.["error"] === "string")) {
    throw refusal(response, body, text, tokenUrl);
  }
  if (typeof token !== "string" || token === "") {
    throw new ConnectorError({
      code: "OAUTH_ANSWER_INVALID",
      failureType: "system_error",
      message: `The token endpoint ${endpointOf(tokenUrl)} answered without an access token: its answer ${body === undefined ? "is neither JSON nor a form" : `has ${Object.keys(body).join(", ") || "nothing in it"}`}, but "access_token" is needed (RFC 6749 §5.1). Compare auth.tokenUrl with the API's documentation.`,
    });
  }
  const refreshToken = body?.["refresh_token"];
  return {
    token,
    lifetime: lifetimeOf(body?.["expires_in"]),
    refreshToken: typeof refreshToken === "string" && refreshToken !== "" ? refreshToken : undefined,
  };
}

function bodyOf(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return /^[\w.~%+-]+=[^\s<>{}]*$/.test(text.trim())
      ? Object.fromEntries(new URLSearchParams(text.trim()))
      : undefined;
  }
}

/** Milliseconds of the seconds that an API says; a life that is over before it began says nothing. */
function lifetimeOf(seconds: unknown): number {
  const number = typeof seconds === "string" && seconds.trim() !== "" ? Number(seconds) : seconds;
  return typeof number === "number" && Number.isFinite(number) && number > 0 ? number * 1_000 : usualLifetime;
}

function refusal(response: ApiResponse, body: JsonObject | undefined, text: string, tokenUrl: string): ConnectorError {
  const { status } = response;
  const word = typeof body?.["error"] === "string" ? body["error"] : undefined;
  const told = body?.["error_description"];
  const said = typeof told === "string" && told !== "" ? told : apiMessage(body);
  const words = [...new Set([word, said].filter((part) => part !== undefined))].map((part) => excerpt(part, 300));
  const what = `The token endpoint ${endpointOf(tokenUrl)} answered HTTP ${status} (${STATUS_CODES[status] ?? "unknown"})${words.length === 0 ? "" : `: ${words.join(": ")}`}`;
  const detail = `POST ${endpointOf(tokenUrl)} → HTTP ${status}\nBody (${response.body.length} bytes): ${excerpt(text, 500)}`;
  const { code, failureType, advice } = meaningOf(status, word);
  return new ConnectorError({ code, failureType, message: `${what.replace(/[.!]$/, "")}. ${advice}`, detail });
}

function meaningOf(
  status: number,
  word: string | undefined,
): Pick<ConnectorError, "code" | "failureType"> & { readonly advice: string } {
  if (word !== undefined && deadGrant.has(word)) {
    return {
      code: "OAUTH_RECONNECT",
      failureType: "config_error",
      advice:
        "The connection to the account is no longer good: it was revoked, has expired, or its refresh token was used elsewhere. Reconnect: authorise the account again and put the new refresh token into the configuration.",
    };
  }
  if (status === 401 || (word !== undefined && refusedClient.has(word))) {
    return {
      code: "OAUTH_CLIENT_REFUSED",
      failureType: "config_error",
      advice: "It does not accept the client. Check the client's ID and secret, and that they belong to this API.",
    };
  }
  return {
    code: "OAUTH_REFUSED",
    failureType: "system_error",
    advice: "Compare auth.tokenUrl, scopes and clientAuth (body or basic) with the API's documentation.",
  };
}

/** Without its query, which may hold a secret. */
function endpointOf(tokenUrl: string): string {
  if (!URL.canParse(tokenUrl)) return tokenUrl;
  const { origin, pathname } = new URL(tokenUrl);
  return `${origin}${pathname}`;
}
