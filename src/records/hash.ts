import { jsonText } from "../protocol/exact.js";
import type { JsonObject } from "../protocol/messages.js";
import { digest } from "./digest.js";
import { fieldReader } from "./path.js";

/**
 * A function that tells records apart: 96 bits of the SHA-256 of a record's key and bytes, as 16 characters. Equal for a record that
 * came before unchanged; another when anything in it changed, or when its keys come in another order.
 */
export function recordHash(primaryKey: readonly (readonly string[])[]): (record: JsonObject) => string {
  const readers = primaryKey.map(fieldReader);
  return (record) => {
    const key = readers.map((read) => read(record) ?? null);
    return digest("sha256", jsonText(key), jsonText(record)).slice(0, 16);
  };
}
