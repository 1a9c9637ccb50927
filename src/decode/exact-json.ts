import { ExactNumber, exactMark, numberOf } from "../protocol/exact.js";

/** A double holds fifteen digits of any decimal; only longer runs of digits and points can lose some. */
const longest = 15;

/**
 * `JSON.parse`, but numbers that a double cannot hold become `ExactNumber`. Only a text with such a number pays for it: it is read
 * twice. `bytes`: the same text as bytes of a code that ASCII is part of, in which long runs of digits are looked for.
 * @throws SyntaxError of JSON.parse
 */
export function parseExact(text: string, bytes?: Uint8Array): unknown {
  const suspicious = bytes === undefined ? /[\d.]{16}/.test(text) : hasLongRun(bytes);
  if (!suspicious) return JSON.parse(text);
  const marked = markNumbers(text);
  // Where nothing was marked, and where the text is broken: the same as ever, with places that fit the text.
  if (marked === text) return JSON.parse(text);
  let value: unknown;
  try {
    value = JSON.parse(marked);
  } catch {
    return JSON.parse(text);
  }
  return restore(value);
}

/** Every run of more than fifteen covers a byte whose index is a multiple of sixteen: only those are looked at, which costs 2 % of a parse. */
export function hasLongRun(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += longest + 1) {
    if (!isDigit(bytes[at])) continue;
    let first = at;
    while (isDigit(bytes[first - 1])) first -= 1;
    let last = at;
    while (isDigit(bytes[last + 1])) last += 1;
    if (last - first >= longest) return true;
    // What follows is looked at from the end of this run on.
    at = Math.max(at, last - (last % (longest + 1)));
  }
  return false;
}

/** A digit or a point. */
function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || byte === 0x2e);
}

/** A number of JSON, whole: not a piece of a word that is none, and no key. */
const numbers = /(?<![\w.+-])-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-]|\s*:)/g;

/** The text with each number that a double cannot hold as a marked string. Strings are stepped over. */
function markNumbers(text: string): string {
  let result = "";
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    const end = quote === -1 ? text.length : quote;
    if (end - at > 4) {
      for (const match of text.slice(at, end).matchAll(numbers)) {
        const digits = match[0];
        if (!(numberOf(digits) instanceof ExactNumber)) continue;
        const start = at + match.index;
        result += `${text.slice(copied, start)}"${exactMark}${digits}"`;
        copied = start + digits.length;
      }
    }
    at = quote === -1 ? text.length : endOfString(text, quote);
  }
  return copied === 0 ? text : result + text.slice(copied);
}

/** The place behind a string's closing quote. */
function endOfString(text: string, quote: number): number {
  for (let at = text.indexOf('"', quote + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}

/** Puts exact numbers where marked strings stand. Goes by a list, not by calls: bodies may be nested deeply. */
function restore(whole: unknown): unknown {
  const holder = { whole };
  const open: object[] = [holder];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [key, value] of entriesOf(next)) {
      if (typeof value === "object" && value !== null) open.push(value);
      else if (typeof value === "string" && value.startsWith(exactMark)) {
        const exact = new ExactNumber(value.slice(exactMark.length));
        Object.defineProperty(next, key, { value: exact, writable: true, enumerable: true, configurable: true });
      }
    }
  }
  return holder.whole;
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value);
}
