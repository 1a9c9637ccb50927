import { apiMessage } from "../http/api-message.js";
import { statusText } from "../http/report.js";
import type { ApiRequest, ApiResponse } from "../http/types.js";
import { isObject } from "../model/json.js";
import { pathKeys } from "../model/path.js";
import type { Path } from "../model/types.js";
import { ConnectorError } from "../protocol/error.js";
import { excerpt } from "../protocol/excerpt.js";
import { shownUrl } from "../protocol/shown-url.js";

/**
 * The token that a login brought: at a path of the JSON body (`.`: the whole body, which is a text), or in a header.
 * Throws `LOGIN_REFUSED` (config_error; system_error where the login's address is wrong) and `LOGIN_ANSWER_INVALID` (system_error).
 * None prints a token.
 */
export function sessionTokenIn(
  response: ApiResponse,
  place: Path | { readonly header: string },
  request: ApiRequest,
): string {
  const text = Buffer.from(response.body).toString("utf8");
  const body = jsonIn(text);
  if (response.status < 200 || response.status > 299) throw refused(response, body, text, request);
  const isPath = typeof place === "string" || !("header" in place);
  const found = isPath ? valueAt(body ?? text.trim(), pathKeys(place)) : response.headers[place.header.toLowerCase()];
  if (typeof found === "number") return String(found);
  if (typeof found === "string" && found !== "") return found;
  const where = isPath ? `${JSON.stringify(place)} of the body` : `the header ${place.header}`;
  const said = apiMessage(body);
  const came = isObject(body) ? `its body has ${Object.keys(body).join(", ")}` : "its body is no JSON object";
  throw new ConnectorError({
    code: "LOGIN_ANSWER_INVALID",
    failureType: "system_error",
    message: `The login answered HTTP ${response.status} without a token: nothing stands at ${where}; ${said === undefined ? came : `it says ${excerpt(said, 300)}`}. Correct auth.from, or look whether the login failed.`,
    detail: detailOf(response, request),
  });
}

function refused(response: ApiResponse, body: unknown, text: string, request: ApiRequest): ConnectorError {
  const { status } = response;
  const isOurs = status === 404 || status === 405 || (status >= 300 && status < 400);
  const said = apiMessage(body);
  const advice = isOurs
    ? "Compare auth.login (url, method) with the API's documentation."
    : "Check the settings that the login sends: complete, not expired, and meant for this account.";
  return new ConnectorError({
    code: "LOGIN_REFUSED",
    failureType: isOurs ? "system_error" : "config_error",
    message: `The login was refused with HTTP ${statusText(status)}${said === undefined ? "" : `: ${said.replace(/[.!]$/, "")}`}. ${advice}`,
    detail: `${detailOf(response, request)}\nBody (${response.body.length} bytes): ${excerpt(text, 500)}`,
  });
}

function detailOf({ status }: ApiResponse, { method, url }: ApiRequest): string {
  return `${method} ${shownUrl(url)} → HTTP ${status}`;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys)
    found =
      isObject(found) || Array.isArray(found) ? Object.entries(found).find(([name]) => name === key)?.[1] : undefined;
  return found;
}
