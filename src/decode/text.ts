import { constants, isAscii, isUtf8 } from "node:buffer";
import { types } from "node:util";
import { ConnectorError } from "../protocol/error.js";

export interface TextOptions {
  readonly contentType?: string | undefined;
  /** Names the request in messages. */
  readonly where: string;
  /** What the author declared: it outweighs the content type, which may lie. */
  readonly encoding?: string | undefined;
  /** What the document says of itself, where neither header nor author says anything (`<?xml encoding="…"?>`). */
  readonly own?: string | undefined;
  /** Characters that fit into one string of the machine. Default: about 512 million. */
  readonly longest?: number;
}

/**
 * The text of a body, without its byte order mark. The charset is that of the byte order mark, else the declared one, else the one of
 * the content type, else the document's own, else UTF-8 (RFC 8259 §8.1, RFC 7303 §3).
 *
 * Throws `DECODE_TOO_LARGE`, `DECODE_CHARSET` (system_error).
 */
export function textOf(body: Uint8Array, options: TextOptions): string {
  const { contentType, where, encoding, own, longest = constants.MAX_STRING_LENGTH } = options;
  if (body.length > longest) throw tooLarge(body.length, longest, where);
  const charset = markedCharset(body) ?? encoding?.toLowerCase() ?? charsetOf(contentType) ?? own?.toLowerCase();
  if (charset === undefined || utf8Names.has(charset)) return utf8(body, where);
  return otherCharset(body, charset, where);
}

const utf8Names: ReadonlySet<string> = new Set(["utf-8", "utf8", "us-ascii"]);

function utf8(body: Uint8Array, where: string): string {
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // One byte a character, in memory too.
  if (isAscii(buffer)) return buffer.toString("latin1");
  if (!isUtf8(buffer)) {
    throw charsetError(`${where}: the body says it is UTF-8, but it holds bytes that are not.`, body);
  }
  const marked = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  return buffer.toString("utf8", marked ? 3 : 0);
}

function otherCharset(body: Uint8Array, charset: string, where: string): string {
  try {
    const decoder = new TextDecoder(charset, { fatal: true });
    // Also cuts the byte order mark off.
    return decoder.encoding === "windows-1252" ? windows1252(body) : decoder.decode(body);
  } catch (error) {
    if (types.isNativeError(error) && "code" in error && error.code === "ERR_ENCODING_NOT_SUPPORTED") {
      throw charsetError(`${where}: the charset of the body is "${charset}", which is not known.`, body);
    }
    throw charsetError(`${where}: the body is said to be ${charset}, but it holds bytes that are not.`, body);
  }
}

/** Node 20 decodes this charset as ISO 8859-1, which has control characters from 80 to 9F. The table is that of WHATWG Encoding. */
function windows1252(body: Uint8Array): string {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1");
  return text.replace(/[\u0080-\u009F]/g, (control) => upper1252.charAt(control.charCodeAt(0) - 0x80));
}

const upper1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

/** A byte order mark outweighs what the headers say (WHATWG Encoding §6). */
function markedCharset(body: Uint8Array): string | undefined {
  if (body[0] === 0xff && body[1] === 0xfe) return "utf-16le";
  if (body[0] === 0xfe && body[1] === 0xff) return "utf-16be";
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? "utf-8" : undefined;
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? "")?.[1]?.toLowerCase();
}

function charsetError(what: string, body: Uint8Array): ConnectorError {
  return new ConnectorError({
    code: "DECODE_CHARSET",
    failureType: "system_error",
    message: `${what} Ask the API's provider for UTF-8, or for the right charset in Content-Type; for CSV, JSON lines and XML the stream can name it (format.encoding).`,
    detail: `First bytes: ${Buffer.from(body.subarray(0, 64)).toString("hex")}`,
  });
}

function tooLarge(bytes: number, longest: number, where: string): ConnectorError {
  const megabytes = (count: number) => String(Math.floor(count / 2 ** 20));
  return new ConnectorError({
    code: "DECODE_TOO_LARGE",
    failureType: "system_error",
    message: `${where}: the body has ${megabytes(bytes)} MB, more than the ${megabytes(longest)} MB that can be read as one JSON document. Ask for smaller pages (pagination.size), or for a shorter span of time.`,
  });
}
