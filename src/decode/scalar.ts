import { type SchemaPlace, typesOf } from "../model/schema-at.js";
import { numberOf } from "../protocol/exact.js";
import { parseExact } from "./exact-json.js";

/**
 * A function that reads the texts of one field, of a format that knows nothing but text, as the field's schema says. Empty is null. A
 * text that is no such thing stays a text, and so does every text where the schema allows one.
 */
export function textReader(schema: SchemaPlace): (text: string) => unknown {
  const types = typesOf(schema);
  const readers = types.length === 0 || types.includes("string") ? [] : readersOf(types);
  return (text) => {
    if (text === "") return null;
    for (const read of readers) {
      const value = read(text);
      if (value !== undefined) return value;
    }
    return text;
  };
}

function readersOf(types: readonly string[]): readonly ((text: string) => unknown)[] {
  return [
    ...(types.includes("boolean") ? [booleanIn] : []),
    ...(types.includes("number") ? [numberIn] : types.includes("integer") ? [integerIn] : []),
    ...(types.includes("object") || types.includes("array") ? [jsonIn] : []),
  ];
}

/** `true`, `false` and `1`, `0`, in any case. */
export function booleanIn(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (word === "true" || word === "1") return true;
  return word === "false" || word === "0" ? false : undefined;
}

/** `12`, `-12.50`, `+1e3`, `.5`, `007`; every digit is kept. */
export function numberIn(text: string): unknown {
  const match = /^\s*([+-]?)0*(\d*)(?:\.(\d*))?([eE][+-]?\d+)?\s*$/.exec(text);
  const [, sign = "", whole = "", fraction = "", exponent = ""] = match ?? [];
  if (match === null || !/\d/.test(text)) return undefined;
  const digits = `${whole === "" ? "0" : whole}${fraction === "" ? "" : `.${fraction}`}${exponent}`;
  return numberOf(sign === "-" ? `-${digits}` : digits);
}

/** A number without a fraction, or with one of zeros (`12.0`). */
export function integerIn(text: string): unknown {
  const match = /^\s*([+-]?\d+)(?:\.0*)?\s*$/.exec(text);
  return match === null ? undefined : numberIn(match[1] ?? "");
}

/** A list or an object, written as JSON. */
export function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return parseExact(text);
  } catch {
    return undefined;
  }
}
