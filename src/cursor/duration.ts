import { daysIn, partsOf, utc, type Instant } from "./instant.js";

/** An ISO 8601 duration, as far as a calendar needs it. */
export interface Duration {
  readonly months: number;
  readonly ms: number;
}

/** `P3D`, `PT1H`, `P1M`, `P1Y2M3DT4H5M6S`, `P2W`; undefined when it is none. */
export function parseDuration(text: string): Duration | undefined {
  const match =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/.exec(text);
  if (match === null || /P$|T$/.test(text)) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const dayCount = Number(weeks) * 7 + Number(days);
  const ms = Math.round((((dayCount * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000);
  return { months: Number(years) * 12 + Number(months), ms };
}

/** The instant that lies a duration earlier. A day that the month does not have becomes its last (31 March − P1M = 28 February). */
export function before(instant: Instant, { months, ms }: Duration): Instant {
  if (months === 0) return { ms: instant.ms - ms, rest: instant.rest };
  const parts = partsOf(instant.ms, 0);
  const index = parts.year * 12 + parts.month - 1 - months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const day = Math.min(parts.day, daysIn(year, month));
  const moved = utc(year, month, day, parts.hour, parts.minute, parts.second, parts.ms);
  return { ms: moved - ms, rest: instant.rest };
}

/** The instant that lies a duration later; see `before`. */
export function after(instant: Instant, { months, ms }: Duration): Instant {
  return before(instant, { months: -months, ms: -ms });
}

/** Whole seconds that cover the duration; a month counts 31 days. */
export function secondsOf({ months, ms }: Duration): number {
  return Math.ceil(months * 31 * 86_400 + ms / 1000);
}
