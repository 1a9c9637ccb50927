import type { CursorModel } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { instantOf } from "../data/cursor-values.js";
import { parseInstant } from "../data/dates.js";
import { Refusal } from "./answers.js";

/**
 * The records that the start time of a request (`{start}`) lets through. Where the model does not know whether the filter includes its boundary, it
 * does not: code must ask a little earlier.
 */
export function filtered(
  records: readonly JsonObject[],
  cursor: CursorModel | undefined,
  { start: asked }: { readonly [variable: string]: string },
): readonly JsonObject[] {
  if (cursor === undefined || asked === undefined) return records;
  const from = parseInstant(asked, cursor.format);
  if (from === undefined) {
    throw new Refusal(
      400,
      `${cursor.param ?? "start"}=${asked} is not a time in the format ${JSON.stringify(cursor.format)}`,
    );
  }
  return records.filter((record) => {
    const instant = instantOf(record, cursor);
    if (instant === undefined) return true;
    return cursor.inclusive === true ? instant >= from : instant > from;
  });
}
