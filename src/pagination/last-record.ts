import { valueAt } from "../decode/path.js";
import { ExactNumber } from "../protocol/exact.js";
import type { Path } from "../model/types.js";
import { endRule, type EndOptions } from "./end-rule.js";
import { incompleteError, shown, tokenError } from "./errors.js";
import { placed, type PagePlace } from "./place.js";
import { paginationFacts } from "./size.js";
import { tokenKeys } from "./token.js";
import type { PageSeen, Paginator } from "./types.js";

/**
 * The next page begins after the last record of this one: `?starting_after=<its id>`. `field`: path in a record.
 *
 * What ends the list: `more` or `last`, the flag of the body; else `stop`: `emptyPage` (default) or `shortPage`, which needs `size`.
 * `in`: `body` puts the value and the size into the JSON body. The guard refuses a list that stands still.
 * Throws `DEFINITION_INVALID`; a last record without a usable value throws `PAGINATION_TOKEN`, an empty page that says there is more
 * `PAGINATION_INCOMPLETE`.
 */
export function lastRecordPages(
  options: Omit<EndOptions, "pages" | "total"> & {
    readonly param: string;
    readonly field: Path;
    readonly in?: PagePlace;
  },
): Paginator {
  const { param, field, size } = options;
  const keys = tokenKeys(field, "field");
  const isLast = endRule(options);
  return {
    facts: paginationFacts({ type: "lastRecord", ...options }),
    first: () => placed(options.in, {}, size),
    next: (seen) => {
      if (isLast(seen, { page: 1, before: 0 })) return undefined;
      const value = lastValue(seen, keys);
      return { ...placed(options.in, { [param]: value }, size), token: String(value) };
    },
  };
}

function lastValue({ record, recordCount }: PageSeen, keys: readonly string[]): string | number {
  if (recordCount === 0 || record === undefined) {
    throw incompleteError(
      "The API says that more records follow, but the page has none, so there is no last record to go on from. Check pagination.more (or last) and the place of the records.",
    );
  }
  const value = valueAt(record(recordCount - 1), keys);
  if (typeof value === "string" && value !== "") return value;
  if (value instanceof ExactNumber) return value.digits;
  if (typeof value === "number" && (Number.isSafeInteger(value) || !Number.isInteger(value))) return value;
  throw tokenError(
    `The next page begins after the last record's "${keys.join(".")}", but there is ${value === undefined ? "nothing" : shown(value)}. Correct pagination.field: it names a text or a number that every record has.`,
  );
}
