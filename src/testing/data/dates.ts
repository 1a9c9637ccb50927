import type { DateFormat } from "../../model/types.js";

/**
 * Instants are nanoseconds since the epoch, as bigint. This file shares nothing with the CDK's own dates on purpose: the tests
 * compare the two.
 */
export type Instant = bigint;

export const second = 1_000_000_000n;
const millisecond = 1_000_000n;

/** The instant of a value in the model's format; undefined when it is not in that format or no such date exists. */
export function parseInstant(value: unknown, format: DateFormat): Instant | undefined {
  if (format === "epochSeconds") return epoch(value, second);
  if (format === "epochMilliseconds") return epoch(typeof value === "string" ? unwrapped(value) : value, millisecond);
  if (typeof value !== "string") return undefined;
  return format === "iso" ? parseIso(value) : parsePattern(value, format);
}

/** An instant in the model's format, written the way `sample` is: number or text, digits of the fraction, zone. */
export function formatInstant(instant: Instant, format: DateFormat, sample?: unknown): string | number {
  if (format === "epochSeconds") return typed(instant / second, sample);
  if (format === "epochMilliseconds") return wrapped(typed(instant / millisecond, sample), sample);
  return format === "iso"
    ? formatIso(instant, typeof sample === "string" ? sample : "")
    : formatPattern(instant, format);
}

/** The smallest step that the format (and the sample's way of writing it) can tell apart. */
export function unitOf(format: DateFormat, sample?: unknown): Instant {
  if (format === "epochSeconds") return second;
  if (format === "epochMilliseconds") return millisecond;
  if (format === "iso") return typeof sample === "string" && isDateOnly(sample) ? 86_400n * second : second;
  const { pattern } = format;
  if (pattern.includes("SSS")) return millisecond;
  if (pattern.includes("ss")) return second;
  if (pattern.includes("mm")) return 60n * second;
  return (pattern.includes("HH") ? 3_600n : 86_400n) * second;
}

function epoch(value: unknown, unit: Instant): Instant | undefined {
  const text = typeof value === "number" ? String(value) : value;
  const match = typeof text === "string" ? /^(-?)(\d+)(?:\.(\d{1,9}))?$/.exec(text) : null;
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = ""] = match;
  const instant = BigInt(whole) * unit + (BigInt(fraction.padEnd(9, "0")) * unit) / second;
  return sign === "-" ? -instant : instant;
}

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9})\d*)?)?\s*(Z|z|[+-]\d\d:?(?:\d\d)?))?$/;

function parseIso(value: string): Instant | undefined {
  const match = iso.exec(value);
  if (match === null) return undefined;
  const [, year, month, day, hour = "0", minute = "0", seconds = "0", fraction = "", zone = "Z"] = match;
  const local = instantOf([year, month, day, hour, minute, seconds].map(Number), BigInt(fraction.padEnd(9, "0")));
  return local === undefined ? undefined : local - offsetOf(zone);
}

function formatIso(instant: Instant, sample: string): string {
  if (isDateOnly(sample)) return digits(instant).slice(0, 10);
  const [, fraction = "", zone = "Z"] = /(?:[.,](\d+))?\s*(Z|z|[+-]\d\d:?(?:\d\d)?)$/.exec(sample) ?? [];
  const text = digits(instant + offsetOf(zone)).slice(0, 20 + fraction.length);
  return `${fraction === "" ? text.slice(0, 19) : text}${zone}`;
}

function isDateOnly(sample: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(sample);
}

const token = /yyyy|MM|dd|HH|mm|SSS|ss/g;
const places = ["yyyy", "MM", "dd", "HH", "mm", "ss"];

function parsePattern(value: string, { pattern, zone }: { pattern: string; zone: string }): Instant | undefined {
  const names = pattern.match(token) ?? [];
  const literal = pattern.split(token).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const source = names.map((name, index) => `${literal[index] ?? ""}(\\d{${name.length}})`).join("");
  const match = new RegExp(`^${source}${literal.at(-1) ?? ""}$`).exec(value);
  if (match === null) return undefined;
  const found = new Map(names.map((name, index) => [name, match[index + 1] ?? ""]));
  const parts = places.map((name) => Number(found.get(name) ?? (name === "MM" || name === "dd" ? 1 : 0)));
  const local = instantOf(parts, BigInt(found.get("SSS") ?? 0) * millisecond);
  return local === undefined ? undefined : local - offsetOf(zone);
}

function formatPattern(instant: Instant, { pattern, zone }: { pattern: string; zone: string }): string {
  const text = digits(instant + offsetOf(zone));
  const parts = [text.slice(0, 4), ...[5, 8, 11, 14, 17].map((from) => text.slice(from, from + 2))];
  return pattern.replace(token, (name) => (name === "SSS" ? text.slice(20, 23) : (parts[places.indexOf(name)] ?? "")));
}

/** Year to second as an instant; undefined for a day or hour that does not exist, which `Date` would move on. */
function instantOf(parts: readonly number[], fraction: Instant): Instant | undefined {
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, seconds = 0] = parts;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, seconds);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists || hour > 23 || minute > 59 || seconds > 59) return undefined;
  return BigInt(date.getTime()) * millisecond + fraction;
}

/** `yyyy-MM-ddTHH:mm:ss.nnnnnnnnn` in UTC. */
function digits(instant: Instant): string {
  const fraction = ((instant % second) + second) % second;
  const whole = new Date(Number((instant - fraction) / millisecond)).toISOString().slice(0, 19);
  return `${whole}.${String(fraction).padStart(9, "0")}`;
}

function offsetOf(zone: string): Instant {
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (match === null) return 0n;
  const seconds = BigInt(match[2] ?? 0) * 3_600n + BigInt(match[3] ?? 0) * 60n;
  return (match[1] === "-" ? -seconds : seconds) * second;
}

function typed(value: bigint, sample: unknown): string | number {
  return typeof sample === "string" ? String(value) : Number(value);
}

/** `/Date(1767225600123+0000)/`: milliseconds as .NET writes them. */
const wrapper = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/;

function unwrapped(text: string): string {
  return wrapper.exec(text)?.[1] ?? text;
}

function wrapped(value: string | number, sample: unknown): string | number {
  const match = typeof sample === "string" ? wrapper.exec(sample) : null;
  return match === null ? value : `/Date(${value}${match[2] ?? ""})/`;
}
