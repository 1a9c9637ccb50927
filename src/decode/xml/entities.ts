import { XmlError } from "./error.js";

const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/**
 * A text with its references (`&amp;`, `&#233;`, `&#xE9;`) and line ends (LF, XML 1.0 §2.11) resolved. `at`: its place, for errors.
 * @throws XmlError for `&` alone, for an entity that XML does not have by itself, and for no character of XML
 */
export function charactersOf(text: string, at: number): string {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  if (!lines.includes("&")) return lines;
  return lines.replace(/&([^;&\s]*;?)/g, (whole, name: string, offset: number) => {
    const character = name.endsWith(";") ? characterOf(name.slice(0, -1)) : undefined;
    if (character !== undefined) return character;
    throw new XmlError(`${whole} is no character or entity of XML`, at + offset);
  });
}

function characterOf(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name) ?? [];
  if (hex === undefined && decimal === undefined) return named.get(name);
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const exists = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return exists ? String.fromCodePoint(code) : undefined;
}
