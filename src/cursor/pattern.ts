import { ConnectorError } from "../protocol/error.js";
import type { TimeFormat } from "./types.js";
import { pad, partsOf, utc, zoneOffset, type Instant } from "./instant.js";

type Part = "year" | "month" | "day" | "hour" | "minute" | "second" | "ms";
interface Field {
  readonly part: Part;
  readonly digits: number;
  /** Smallest step, in milliseconds. */
  readonly unit: number;
}

const hour = 3_600_000;
const fields: { readonly [text: string]: Field } = {
  yyyy: { part: "year", digits: 4, unit: 24 * hour },
  MM: { part: "month", digits: 2, unit: 24 * hour },
  dd: { part: "day", digits: 2, unit: 24 * hour },
  HH: { part: "hour", digits: 2, unit: hour },
  mm: { part: "minute", digits: 2, unit: 60_000 },
  ss: { part: "second", digits: 2, unit: 1000 },
  SSS: { part: "ms", digits: 3, unit: 1 },
};

/**
 * Dates as `pattern` says, in `zone` (`UTC` or an offset): `yyyy MM dd HH mm ss SSS`, each with all its digits, and literal
 * characters between them. Parts that are missing are zero (the first, of month and day).
 * @throws ConnectorError DEFINITION_INVALID
 */
export function patternFormat(pattern: string, zone: string): TimeFormat {
  const offset = zoneOffset(zone);
  if (offset === undefined) {
    throw invalid(
      `cursor format: the zone ${JSON.stringify(zone)} is not known; write "UTC" or an offset such as "+02:00".`,
    );
  }
  const pieces = piecesOf(pattern);
  const present = pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece]));
  const unit = Math.min(...present.map((field) => field.unit));
  const order = present.map(({ part }) => part);
  const expression = new RegExp(`^${pieces.map(expressionOf).join("")}$`);
  return { parse, explain, write, unit: () => unit };

  function parse(value: unknown): Instant | undefined {
    const match = typeof value === "string" ? expression.exec(value) : null;
    if (match === null) return undefined;
    const parts = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, ms: 0 };
    order.forEach((part, index) => {
      parts[part] = Number(match[index + 1]);
    });
    const ms =
      utc(parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second, parts.ms) - Number(offset);
    return Number.isNaN(ms) ? undefined : { ms, rest: "" };
  }

  function write({ ms }: Instant): string {
    const parts = partsOf(ms, Number(offset));
    return pieces.map((piece) => (typeof piece === "string" ? piece : pad(parts[piece.part], piece.digits))).join("");
  }

  function explain(value: unknown): string {
    if (typeof value !== "string") return `no text, but the declared pattern "${pattern}" reads texts.`;
    if (expression.test(value)) return "no date that exists: correct the data, or declare another cursor.";
    return `not written as the declared pattern "${pattern}": correct the pattern.`;
  }
}

/** Cuts a pattern into fields and literal texts. */
function piecesOf(pattern: string): (Field | string)[] {
  const runs = pattern.match(/([A-Za-z])\1*|[^A-Za-z]+/g) ?? [];
  const pieces = runs.map((run) => (Object.hasOwn(fields, run) ? (fields[run] ?? run) : literal(run, pattern)));
  const parts = pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece.part]));
  const missing = (["year", "month", "day"] as const).filter((part) => !parts.includes(part));
  if (missing.length > 0)
    throw invalid(
      `cursor format: the pattern "${pattern}" has no ${missing.join(" and no ")}; it needs yyyy, MM and dd.`,
    );
  const repeated = parts.find((part, index) => parts.indexOf(part) !== index);
  if (repeated !== undefined) throw invalid(`cursor format: the pattern "${pattern}" has the ${repeated} twice.`);
  const times = (["hour", "minute", "second", "ms"] as const).map((part) => parts.includes(part));
  if (times.some((has, index) => has && times.slice(0, index).includes(false))) {
    throw invalid(
      `cursor format: the pattern "${pattern}" leaves out a part of the time; HH, mm, ss and SSS build on each other.`,
    );
  }
  return pieces;
}

/** T and Z are the only letters that stand for themselves; any other is taken for a mistyped field. */
function literal(run: string, pattern: string): string {
  if (!/[A-Za-z]/.test(run) || run === "T" || run === "Z") return run;
  const known = Object.keys(fields).join(", ");
  const near = Object.keys(fields).find((field) => field.charAt(0).toLowerCase() === run.charAt(0).toLowerCase());
  throw invalid(
    `cursor format: "${run}" in the pattern "${pattern}" is not known${near === undefined ? "" : `; did you mean ${near}?`} It is built of ${known}.`,
  );
}

function expressionOf(piece: Field | string): string {
  if (typeof piece === "string") return piece.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  return `(\\d{${piece.digits}})`;
}

function invalid(message: string): ConnectorError {
  return new ConnectorError({ code: "DEFINITION_INVALID", failureType: "system_error", message });
}
