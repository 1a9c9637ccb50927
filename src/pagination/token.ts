import { valueAt } from "../decode/path.js";
import { pathKeys } from "../model/path.js";
import { ExactNumber } from "../protocol/exact.js";
import type { Path } from "../model/types.js";
import { definitionError, shown, tokenError } from "./errors.js";

/** The keys of `pagination.from`, or of another option that names one value: there is no wildcard in it. */
export function tokenKeys(from: Path, option = "from"): readonly string[] {
  const keys = pathKeys(from);
  if (keys.length > 0 && !keys.includes("*")) return keys;
  throw definitionError(
    `pagination.${option} is ${shown(from)}, but it has to name one value of the body, without "*": for instance "next_cursor" or "meta.next".`,
  );
}

/** The token that stands in a body, as text; see `tokenValueIn`. */
export function tokenIn(body: unknown, keys: readonly string[]): string | undefined {
  const token = tokenValueIn(body, keys);
  return token === undefined ? undefined : String(token);
}

/**
 * The token that stands in a body: a text or a number, as it came. Nothing when it is missing, null, false or empty: then the
 * list has ended. Throws `PAGINATION_TOKEN` when something else stands there.
 */
export function tokenValueIn(body: unknown, keys: readonly string[]): string | number | undefined {
  const value = valueAt(body, keys);
  if (value === undefined || value === null || value === false || value === "") return undefined;
  if (typeof value === "string") return value;
  if (value instanceof ExactNumber) return value.digits;
  if (typeof value !== "number") {
    throw tokenError(
      `The next page's token should stand at "${keys.join(".")}", but there is ${shown(value)}. Correct pagination.from: it names a text or a number.`,
    );
  }
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw tokenError(
      `The next page's token at "${keys.join(".")}" is a number of more than 15 digits, which cannot be read exactly. Ask the API for a text token, or use its next URL.`,
    );
  }
  return value;
}
