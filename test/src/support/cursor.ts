import { cursorOf, type SliceCursor } from "../../../src/cursor/index.js";
import type { DatetimeCursorModel } from "../../../src/model/types.js";
import type { JsonObject } from "../../../src/protocol/messages.js";
import { recordHash } from "../../../src/records/hash.js";

/** A cursor at "at" that asks in "since". */
export const facts: DatetimeCursorModel = {
  type: "datetime",
  field: "at",
  format: "iso",
  param: "since",
  start: "{config.start}",
};
/** When runs of these tests start. */
export const noon = Date.parse("2026-06-01T12:00:00Z");
/** What a cursor sees of a page without records. */
export const emptyPage = { count: 0, envelope: undefined };
export const hash = recordHash([["id"]]);

export interface Opened {
  readonly logs: string[];
  readonly slice: (state?: JsonObject) => SliceCursor;
  readonly report: () => void;
  readonly ignored: () => number;
}

/** The cursor of a stream "orders" with the key "id", and what it logs. */
export async function open(
  model: Partial<DatetimeCursorModel> = {},
  config: JsonObject = {},
  keyed = true,
): Promise<Opened> {
  const logs: string[] = [];
  const primaryKey = keyed ? [["id"]] : [];
  const log = (_level: string, message: string) => void logs.push(message);
  const cursor = await cursorOf({ ...facts, ...model }).open({
    stream: "orders",
    config,
    primaryKey,
    now: () => noon,
    log,
  });
  return {
    logs,
    slice: (state) => {
      const slice = cursor.slice(state);
      slice.page(noon, emptyPage);
      return slice;
    },
    report: () => {
      cursor.report();
    },
    ignored: () => cursor.ignored(),
  };
}
