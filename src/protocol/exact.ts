/**
 * A number that a double cannot hold: a 64-bit id, a decimal of twenty digits. It keeps them, as text. It counts and compares as the
 * nearest double (`id > 5`, `id + 1`), prints as its digits (`String(id)`), and stands in a record's line as it came.
 */
export class ExactNumber {
  /** As JSON writes the number: `9223372036854775807`. */
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
    anyMade = true;
  }

  valueOf(): number {
    return Number(this.digits);
  }

  toString(): string {
    return this.digits;
  }

  /** The nearest double, as `JSON.stringify` would write it; `jsonText` keeps the digits. */
  toJSON(): unknown {
    return writing ? `${exactMark}${this.digits}` : Number(this.digits);
  }
}

/** Stands before the digits while they are inside a JSON string. Nobody can guess it, so no text of an API is taken for one. */
export const exactMark = `exact-number-${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}:`;
const marked = new RegExp(`"${exactMark}([^"]+)"`, "g");

/** Until the first one is made, writing costs nothing more. */
let anyMade = false;
let writing = false;

/** A value as JSON, like `JSON.stringify`, but with every digit of exact numbers; what is not there is null. */
export function jsonText(value: unknown): string {
  if (!anyMade) return JSON.stringify(value ?? null);
  writing = true;
  try {
    const text = JSON.stringify(value ?? null);
    return text.includes(exactMark) ? text.replace(marked, "$1") : text;
  } finally {
    writing = false;
  }
}

/** A number of JSON: a double where that holds it, else an exact number. `1.10` and `1.1` are one number. */
export function numberOf(digits: string): number | ExactNumber {
  const number = Number(digits);
  return keepsDigits(digits, number) ? number : new ExactNumber(digits);
}

/** Does a double, as JavaScript writes it, say the same number as the text? */
function keepsDigits(digits: string, number: number): boolean {
  return Number.isFinite(number) && decimal(String(number)) === decimal(digits);
}

/** Significant digits, and the place of the point: `-120.0e3` → `-12e5`. Equal for equal numbers. */
function decimal(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}

/** A text, number or boolean as it goes into a URL or a key; undefined for anything else. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean" || value instanceof ExactNumber) return String(value);
  return undefined;
}
