import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/**
 * A body without its content codings (RFC 9110 §8.4.1), the last applied first. At most `maxBytes` come out: a small body may hold
 * a huge one. In one call each, which is faster than a stream up to some megabytes. Throws what zlib throws, or for a coding that
 * is not known.
 */
export function decompress(body: Uint8Array, contentEncoding: string | undefined, maxBytes: number): Uint8Array {
  if (contentEncoding === undefined || body.length === 0) return body;
  const codings = contentEncoding
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "identity");
  return codings.reduceRight<Uint8Array>((bytes, coding) => inflate(bytes, coding, maxBytes), body);
}

function inflate(body: Uint8Array, coding: string, maxOutputLength: number): Uint8Array {
  switch (coding) {
    case "gzip":
    case "x-gzip":
      return gunzipSync(body, { maxOutputLength });
    case "br":
      return brotliDecompressSync(body, { maxOutputLength });
    case "deflate":
      // Zlib by the RFC; some servers send the bare stream. A zlib header has 8 in its low half byte.
      return ((body[0] ?? 0) & 0x0f) === 8
        ? inflateSync(body, { maxOutputLength })
        : inflateRawSync(body, { maxOutputLength });
    default:
      throw new Error(`The content encoding "${coding}" was not asked for; gzip, deflate and br were.`);
  }
}
