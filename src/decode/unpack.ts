import { constants } from "node:buffer";
import { archiveError, unpackError } from "./archive-errors.js";
import { zipEntries } from "./zip.js";

/** An archive in an archive in an archive is no answer of an API. */
const deepest = 3;

/**
 * The documents that a body holds, told by their first bytes, whatever the headers say: of a gzip file (RFC 1952) its content, of a ZIP
 * file each of its files, in order; any other body is itself.
 *
 * `longest`: bytes that may come out in all; default: what fits into one string of the machine (about 512 million).
 * Throws `DECODE_ARCHIVE` (system_error), `DECODE_INCOMPLETE` (transient_error: the file stops before its end), `DECODE_TOO_LARGE`.
 */
export function unpack(
  body: Uint8Array,
  where: string,
  longest: number = constants.MAX_STRING_LENGTH,
  depth = 0,
): readonly Uint8Array[] {
  const kind = archiveKind(body);
  if (kind === undefined) return [body];
  if (depth >= deepest) throw archiveError(`${where}: the body is an archive within ${deepest} archives.`);
  const inner = kind === "gzip" ? [gunzip(body, where, longest)] : zipEntries(body, where, longest);
  return inner.flatMap((bytes) => unpack(bytes, where, longest, depth + 1));
}

function archiveKind(body: Uint8Array): "gzip" | "zip" | undefined {
  if (body[0] === 0x1f && body[1] === 0x8b) return "gzip";
  if (body[0] !== 0x50 || body[1] !== 0x4b) return undefined;
  // A file's header; or, in a ZIP file without files, the end of its directory.
  return (body[2] === 3 && body[3] === 4) || (body[2] === 5 && body[3] === 6) ? "zip" : undefined;
}

function gunzip(body: Uint8Array, where: string, longest: number): Uint8Array {
  const { gunzipSync } = process.getBuiltinModule("node:zlib");
  try {
    return gunzipSync(body, { maxOutputLength: longest });
  } catch (error) {
    throw unpackError(error, "gzip", where, longest);
  }
}
