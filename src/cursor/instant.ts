/** A point in time, exact to any digit. */
export interface Instant {
  /** Whole milliseconds since the epoch. */
  readonly ms: number;
  /** Digits below the millisecond, without trailing zeros: `"4565"` are 456.5 microseconds. */
  readonly rest: string;
}

/** Negative when `a` is earlier. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.ms !== b.ms) return a.ms - b.ms;
  return a.rest === b.rest ? 0 : a.rest < b.rest ? -1 : 1;
}

export function instantOf(ms: number): Instant {
  return { ms, rest: "" };
}

/** Days of a month of the Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Milliseconds since the epoch of a date and time in UTC; NaN when there is none such (30 February, 25 o'clock). Second 60 is a leap
 * second and counts as the next one. Unlike `Date.UTC` it corrects nothing and knows the years 0 to 99.
 */
export function utc(year: number, month: number, day: number, hour = 0, minute = 0, second = 0, ms = 0): number {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return NaN;
  if (hour > 23 || minute > 59 || second > 60) return NaN;
  return (((daysFromEpoch(year, month, day) * 24 + hour) * 60 + minute) * 60 + second) * 1000 + ms;
}

/** Days since 1970-01-01: years begin in March, so that the leap day is the last of its year (H. Hinnant, days_from_civil). */
function daysFromEpoch(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The parts of an instant in a zone, `offset` in milliseconds east of UTC. */
export function partsOf(ms: number, offset: number) {
  const date = new Date(ms + offset);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    ms: date.getUTCMilliseconds(),
  };
}

/** `"UTC"`, `"Z"`, `"+02:00"`, `"-0530"`, `"+02"` in milliseconds east of UTC; undefined when it is none of these. */
export function zoneOffset(zone: string): number | undefined {
  if (/^(utc|z)$/i.test(zone)) return 0;
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (Number(match[2]) > 23 || Number(match[3] ?? 0) > 59) return undefined;
  return (match[1] === "-" ? -1 : 1) * minutes * 60_000;
}

export function pad(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}
