import { stripVTControlCharacters } from "node:util";

/** Columns that a text takes in a terminal: colours none, East Asian and emoji two, combining marks none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(stripVTControlCharacters(text))) width += isWide(segment) ? 2 : 1;
  return width;
}

/** The text on one line within `width` columns, with `…` where it was cut. Line breaks and other controls are shown as spaces. */
export function fit(text: string, width: number): string {
  const limit = 200 + 20 * width;
  const start = oneLine(text.slice(0, limit));
  return text.length > limit || widthOf(start) > width ? cut(start, width) : start;
}

function cut(line: string, width: number): string {
  let kept = "";
  let used = 0;
  for (const { segment } of graphemes.segment(line.slice(0, 10 * width))) {
    const columns = isWide(segment) ? 2 : 1;
    if (used + columns > width - 1) break;
    kept += segment;
    used += columns;
  }
  return `${kept.trimEnd()}…`;
}

/** The text with spaces after it, up to `width` columns. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** The text in lines of at most `width` columns, broken between words. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of oneLine(text).split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** No control character of a user's value reaches the terminal. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .trim();
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Unicode East Asian Width W and F (UAX 11) in ranges, and emoji. */
function isWide(grapheme: string): boolean {
  const code = grapheme.codePointAt(0) ?? 0;
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf && code !== 0x303f) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd) ||
    /\p{Emoji_Presentation}/u.test(grapheme)
  );
}
