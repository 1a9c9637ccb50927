import { pathKeys } from "../../model/path.js";
import type { ErrorsModel, Path, Scalar } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { withValue } from "../data/paths.js";

const message = "The request could not be handled.";

/** A body that says, in the model's way, that the request failed. */
export function errorBody(errors: ErrorsModel | undefined): JsonObject {
  if (errors === undefined) return { error: { code: "invalid_request", message } };
  const { at, is, isNot, message: place } = errors;
  const bad = is === undefined ? (isNot === undefined ? [{ message }] : "failed") : first(is);
  const body = withValue({}, pathKeys(at), bad);
  return withValue(body, place === undefined ? ["message"] : pathKeys(place), message);
}

/** What a body has to hold so that it says that all is well; nothing where the body is the records. */
export function allWell(errors: ErrorsModel | undefined, records: Path) {
  if (errors === undefined || pathKeys(records).length === 0) return [];
  const value = wellValue(errors);
  return value === undefined ? [] : [{ keys: pathKeys(errors.at), value }];
}

/** One that no value of `is` is, else one of `isNot`. */
function wellValue({ is, isNot }: ErrorsModel): Scalar | undefined {
  if (isNot !== undefined) return first(isNot);
  if (is === undefined) return undefined;
  const bad: readonly unknown[] = Array.isArray(is) ? is : [is];
  return [true, false, "ok", null].find((value) => !bad.includes(value) && typeof value === typeof bad[0]) ?? null;
}

function first(values: Scalar | readonly Scalar[]): Scalar {
  if (!isMany(values)) return values;
  return values[0] ?? null;
}

function isMany(values: Scalar | readonly Scalar[]): values is readonly Scalar[] {
  return Array.isArray(values);
}
