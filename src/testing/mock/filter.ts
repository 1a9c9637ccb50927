import type { CursorModel, DatetimeCursorModel, FieldCursorModel } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { valueKind } from "../data/cursor-kinds.js";
import { instantOf } from "../data/cursor-values.js";
import type { Instant } from "../data/dates.js";
import { durationOf } from "../data/durations.js";
import { Refusal } from "./answers.js";

/** What a request asks of the cursor's filter, by the words of the model. */
export interface AskedRange {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

/**
 * The records that the filter lets through, no more than the model's cap. Where the model does not know whether the filter includes
 * its boundaries, it does not: code must ask a little earlier. A filter of some granularity sees no more than that of both sides.
 */
export function filtered(
  records: readonly JsonObject[],
  cursor: CursorModel | undefined,
  asked: AskedRange,
): readonly JsonObject[] {
  if (cursor === undefined || cursor.type === "syncToken") return records;
  const round = rounding(cursor);
  const [from, until] = [boundaryOf(cursor, "param", asked.start), boundaryOf(cursor, "endParam", asked.end)];
  const inclusive = cursor.inclusive === true;
  const found = records.filter((record) => {
    const instant = instantOf(record, cursor);
    if (instant === undefined) return true;
    const place = round(instant);
    const isFrom = from === undefined || (inclusive ? place >= round(from) : place > round(from));
    return isFrom && (until === undefined || (inclusive ? place <= round(until) : place < round(until)));
  });
  const cap = cursor.type === "datetime" ? cursor.window?.cap : undefined;
  return cap === undefined ? found : found.slice(0, cap);
}

function boundaryOf(
  cursor: FieldCursorModel,
  option: "param" | "endParam",
  value: string | undefined,
): Instant | undefined {
  if (value === undefined) return undefined;
  const place = valueKind(cursor).asked(value);
  if (place !== undefined) return place;
  const name = option === "param" ? cursor.param : endParamOf(cursor);
  const format = cursor.type === "datetime" ? ` in the format ${JSON.stringify(cursor.format)}` : "";
  throw new Refusal(400, `${name ?? "the filter"}=${value} is not a ${words[cursor.type]}${format}`);
}

const words = { datetime: "time", number: "whole number", string: "text" } as const;

function endParamOf(cursor: FieldCursorModel): string | undefined {
  return cursor.type === "datetime" ? cursor.endParam : undefined;
}

/** To the granularity of the filter, downwards. */
function rounding(cursor: FieldCursorModel): (place: Instant) => Instant {
  const granularity = cursor.type === "datetime" ? granularityOf(cursor) : 1n;
  return (place) => place - (((place % granularity) + granularity) % granularity);
}

function granularityOf({ granularity }: DatetimeCursorModel): Instant {
  return granularity === undefined ? 1n : durationOf(granularity);
}
