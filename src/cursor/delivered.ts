import type { JsonObject } from "../protocol/messages.js";
import { compareInstants, type Instant } from "./instant.js";

/** What was passed on of a window, which is read again in parts. */
export interface Delivered {
  /** Is the record to be passed on? `isNew`: nothing else speaks against it. */
  take(record: JsonObject, isNew: boolean): boolean;
  /** The records come again from here on. */
  again(): void;
  forgetBefore(instant: Instant): void;
}

/** Holds a hash of each record; with a primary key one is dropped however often it comes, without as often as it was passed on. */
export function createDelivered(
  { hash, keyed }: { readonly hash: (record: JsonObject) => string; readonly keyed: boolean },
  place: (record: JsonObject) => Instant | undefined,
): Delivered {
  const known = new Map<string, { readonly place: Instant | undefined; count: number }>();
  let matched = new Map<string, number>();
  return {
    take(record, isNew) {
      const own = hash(record);
      const before = known.get(own);
      const times = (matched.get(own) ?? 0) + 1;
      matched.set(own, times);
      if (!isNew) return false;
      if (before === undefined) {
        known.set(own, { place: place(record), count: 1 });
        return true;
      }
      if (keyed || times <= before.count) return false;
      before.count = times;
      return true;
    },
    again() {
      matched = new Map();
    },
    forgetBefore(instant) {
      for (const [own, entry] of known) {
        if (entry.place === undefined || compareInstants(entry.place, instant) < 0) known.delete(own);
      }
    },
  };
}
