import { apiMessage } from "../http/api-message.js";
import { pathKeys } from "../model/path.js";
import type { ErrorsModel, Scalar } from "../model/types.js";
import { ConnectorError } from "../protocol/error.js";
import { excerpt } from "../protocol/excerpt.js";
import { isObject, valueAt } from "./path.js";
import type { DecodeInput } from "./types.js";

/**
 * Refuses a body that says, in the way that the API's author declared, that the request failed.
 * @throws ConnectorError API_ERROR (system_error) with the API's own message.
 */
export function refuseDeclaredError(body: unknown, { errors, where }: DecodeInput): void {
  if (errors === undefined) return;
  const found = valueAt(body, pathKeys(errors.at));
  if (!meansError(found, errors)) return;
  const place = pathKeys(errors.at).join(".");
  const said = found === undefined ? `has no "${place}"` : `has ${excerpt(JSON.stringify(found), 100)} at "${place}"`;
  throw new ConnectorError({
    code: "API_ERROR",
    failureType: "system_error",
    message: `${where}: the API answered with a success status, but its body ${said}, which means an error: ${messageOf(body, found, errors) ?? "without a message"}`,
    detail: excerpt(JSON.stringify(body), 500),
  });
}

function meansError(found: unknown, { is, isNot }: ErrorsModel): boolean {
  if (is !== undefined) return isOneOf(found, is);
  if (isNot !== undefined) return !isOneOf(found, isNot);
  if (Array.isArray(found)) return found.length > 0;
  if (isObject(found)) return Object.keys(found).length > 0;
  return found !== undefined && found !== null && found !== false && found !== 0 && found !== "";
}

function isOneOf(found: unknown, values: Scalar | readonly Scalar[]): boolean {
  const list: readonly unknown[] = Array.isArray(values) ? values : [values];
  return list.includes(found);
}

/** The API's own words: at the declared place, else under the usual keys of what tells the error, else of the body. */
function messageOf(body: unknown, found: unknown, { message }: ErrorsModel): string | undefined {
  const declared = message === undefined ? undefined : valueAt(body, pathKeys(message));
  if (typeof declared === "number") return String(declared);
  const inFound = typeof found === "object" ? apiMessage(found) : undefined;
  return apiMessage(declared) ?? inFound ?? apiMessage(body);
}
