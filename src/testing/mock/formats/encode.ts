/**
 * A text in a charset, for the charsets of one byte a character and for UTF-8 and UTF-16LE; what the charset lacks throws an Error
 * that names it.
 */
export function encoded(text: string, charset = "utf-8"): Uint8Array {
  const name = new TextDecoder(charset).encoding;
  if (name === "utf-8" || name === "utf-16le") return Buffer.from(text, name === "utf-8" ? "utf8" : "utf16le");
  const table = tableOf(name);
  return Uint8Array.from(Array.from(text), (character) => {
    const byte = table.get(character);
    if (byte === undefined) throw new Error(`The charset ${charset} has no ${JSON.stringify(character)}.`);
    return byte;
  });
}

const tables = new Map<string, ReadonlyMap<string, number>>();

function tableOf(name: string): ReadonlyMap<string, number> {
  const known = tables.get(name);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(name);
  const pairs = Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const);
  const table = new Map(pairs.filter(([character]) => character.length === 1 && character !== "\ufffd"));
  tables.set(name, table);
  return table;
}
