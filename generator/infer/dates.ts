import type { DateFormat } from "@create-connector/cdk/model";

/** A form in which times were seen, and how to say it. */
export interface DateForm {
  readonly format: DateFormat;
  /** `ISO 8601, UTC`, `Unix seconds`, … */
  readonly words: string;
  /** The values name no zone: somebody has to say it. */
  readonly naive: boolean;
  /** Milliseconds since the epoch, for comparing; naive times as if they were UTC. */
  read(value: unknown): number;
}

/** RFC 3339, which JSON Schema's `date-time` means: with zone, its offset with a colon. */
export function isDateTime(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(
    text,
  );
  return match !== null && isDay(match[1], match[2], match[3]) && isTime(match[4], match[5], match[6]);
}

/** A day as in JSON Schema's `date`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match !== null && isDay(match[1], match[2], match[3]);
}

/**
 * The one form that all values have: ISO with zone, seconds or milliseconds since 1970 (between 1990 and 2100), or a pattern of
 * yyyy MM dd HH mm ss SSS. Undefined when they are no times, differ in form, or could be read in two ways (01/02/2024).
 */
export function dateFormOf(values: readonly unknown[]): DateForm | undefined {
  if (values.length === 0) return undefined;
  if (values.every((value) => typeof value === "number")) return epochForm(values);
  if (!values.every((value) => typeof value === "string")) return undefined;
  if (values.every(isIso)) return isoForm(values);
  if (values.every((value) => DOT_NET.test(value))) return dotNetForm;
  return PATTERNS.map(patternForm).find(
    (form) => values.every((value) => !Number.isNaN(form.read(value))) && isClear(form, values),
  );
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)$/;

function isIso(text: string): boolean {
  const match = ISO.exec(text);
  return match !== null && isDay(match[1], match[2], match[3]) && isTime(match[4], match[5], match[6] ?? "00");
}

function isoForm(values: readonly string[]): DateForm {
  const zones = new Set(values.map((value) => ISO.exec(value)?.[7] ?? ""));
  const utc = [...zones].every((zone) => /^(Z|[+-]00(:?00)?)$/.test(zone));
  const only = [...zones][0] ?? "";
  const words = utc ? "ISO 8601, UTC" : zones.size === 1 ? `ISO 8601, ${only}` : "ISO 8601, with zone";
  return { format: "iso", words, naive: false, read: (value) => (typeof value === "string" ? isoTime(value) : NaN) };
}

function isoTime(text: string): number {
  const withColon = text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2").replace(/([+-]\d\d)$/, "$1:00");
  return Date.parse(withColon.replace(",", "."));
}

function epochForm(values: readonly number[]): DateForm | undefined {
  const from = Date.UTC(1990, 0, 1) / 1000;
  const to = Date.UTC(2100, 0, 1) / 1000;
  const read = (factor: number) => (value: unknown) => (typeof value === "number" ? value * factor : NaN);
  if (values.every((value) => value >= from && value < to)) {
    return { format: "epochSeconds", words: "Unix seconds", naive: false, read: read(1000) };
  }
  if (!values.every((value) => value >= from * 1000 && value < to * 1000)) return undefined;
  return { format: "epochMilliseconds", words: "Unix milliseconds", naive: false, read: read(1) };
}

/** Its offset only tells where the time was written. */
const DOT_NET = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;

const dotNetForm: DateForm = {
  format: "epochMilliseconds",
  words: "Unix milliseconds, as .NET writes them",
  naive: false,
  read: (value) => Number((typeof value === "string" ? DOT_NET.exec(value)?.[1] : undefined) ?? NaN),
};

/** In the order in which they are tried: the first that fits all values wins. */
const PATTERNS = [
  "yyyy-MM-dd",
  "yyyy-MM-dd HH:mm:ss",
  "yyyy-MM-ddTHH:mm:ss",
  "yyyy-MM-dd HH:mm:ss.SSS",
  "yyyy-MM-ddTHH:mm:ss.SSS",
  "yyyy-MM-dd HH:mm",
  "yyyy-MM-ddTHH:mm",
  "yyyy/MM/dd",
  "yyyy/MM/dd HH:mm:ss",
  "yyyy/MM/dd HH:mm",
  "yyyyMMdd",
  "yyyyMMddHHmmss",
  "dd.MM.yyyy",
  "dd.MM.yyyy HH:mm:ss",
  "dd.MM.yyyy HH:mm",
  "MM/dd/yyyy",
  "MM/dd/yyyy HH:mm:ss",
  "MM/dd/yyyy HH:mm",
  "dd/MM/yyyy",
  "dd/MM/yyyy HH:mm:ss",
  "dd/MM/yyyy HH:mm",
];

function patternForm(pattern: string): DateForm {
  const parts = [...pattern.matchAll(/yyyy|MM|dd|HH|mm|SSS|ss/g)].map((match) => match[0]);
  const regex = new RegExp(
    `^${pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/yyyy|MM|dd|HH|mm|SSS|ss/g, (part) => `(\\d{${part.length}})`)}$`,
  );
  const read = (value: unknown): number => {
    const match = typeof value === "string" ? regex.exec(value) : null;
    if (match === null) return NaN;
    const part = (name: string, fallback: string): string => match[parts.indexOf(name) + 1] ?? fallback;
    const at = (name: string, fallback: string): string => (parts.includes(name) ? part(name, fallback) : fallback);
    const [year, month, day] = [at("yyyy", ""), at("MM", ""), at("dd", "")];
    const [hour, minute, second] = [at("HH", "00"), at("mm", "00"), at("ss", "00")];
    if (!isDay(year, month, day) || !isTime(hour, minute, second)) return NaN;
    return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${at("SSS", "000")}Z`);
  };
  return { format: { pattern, zone: "UTC" }, words: `${pattern}, zone not shown`, naive: true, read };
}

/** 03/04/2024 may be March or April: only a day beyond 12 tells. */
function isClear(form: DateForm, values: readonly string[]): boolean {
  const pattern = typeof form.format === "object" ? form.format.pattern : "";
  if (!pattern.includes("MM/dd/yyyy") && !pattern.includes("dd/MM/yyyy")) return true;
  const swapped = pattern.includes("MM/dd") ? pattern.replace("MM/dd", "dd/MM") : pattern.replace("dd/MM", "MM/dd");
  const other = patternForm(swapped);
  return values.some((value) => Number.isNaN(other.read(value)));
}

function isDay(year: string | undefined, month: string | undefined, day: string | undefined): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (!(y >= 1 && m >= 1 && m <= 12 && d >= 1)) return false;
  return d <= new Date(Date.UTC(y < 100 ? y + 2000 : y, m, 0)).getUTCDate();
}

function isTime(hour: string | undefined, minute: string | undefined, second: string | undefined): boolean {
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}
