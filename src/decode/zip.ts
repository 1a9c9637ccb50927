import { archiveError, archiveTooLarge, cutArchive, unpackError } from "./archive-errors.js";

/** What stands in a ZIP file of a file (APPNOTE.TXT 4.3.12). */
interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its own header stands. */
  readonly offset: number;
}

/** A size that stands in ZIP64's extra field instead. */
const in64 = 0xffffffff;
const endBytes = 22;
const longestComment = 0xffff;

/**
 * The contents of a ZIP file's files, in the order of its directory; folders, and what macOS adds, are passed over. Sizes and
 * checksums are those of the directory at the end, since the ones in front of a file may be left empty.
 */
export function zipEntries(body: Uint8Array, where: string, longest: number): Uint8Array[] {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const entries = directory(view, where).filter(({ name }) => !name.endsWith("/") && !name.startsWith("__MACOSX/"));
  const archive = { view, body, where, longest, left: longest };
  return entries.map((entry) => {
    const content = contentOf(entry, archive);
    archive.left -= content.length;
    return content;
  });
}

interface Archive {
  readonly view: DataView;
  readonly body: Uint8Array;
  readonly where: string;
  /** Bytes that may come out in all. */
  readonly longest: number;
  /** Bytes that may still come out. */
  left: number;
}

function directory(view: DataView, where: string): Entry[] {
  const end = endOfDirectory(view);
  if (end === undefined) throw cutArchive("ZIP file", where);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === in64) throw zip64(where);
  return Array.from({ length: count }, () => {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) {
      throw archiveError(`${where}: the directory of the ZIP file is broken.`);
    }
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const entry = entryAt(view, at, nameLength ?? 0);
    if (entry.packed === in64 || entry.size === in64 || entry.offset === in64) throw zip64(where);
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    return entry;
  });
}

/** The directory's end is at the file's end, in front of a comment of any length. */
function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

function entryAt(view: DataView, at: number, nameLength: number): Entry {
  const name = Buffer.from(view.buffer, view.byteOffset + at + 46, nameLength).toString("utf8");
  return {
    name,
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
}

function contentOf(entry: Entry, archive: Archive): Uint8Array {
  const { view, body, where } = archive;
  const { name, offset, packed, size } = entry;
  if (entry.encrypted) throw archiveError(`${where}: the file ${name} of the ZIP file is encrypted.`);
  if (size > archive.left) throw archiveTooLarge(where, archive.longest);
  if (offset + 30 > view.byteLength) throw cutArchive("ZIP file", where);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > body.length) throw cutArchive("ZIP file", where);
  const content = inflate(body.subarray(start, start + packed), entry, archive);
  if (process.getBuiltinModule("node:zlib").crc32(content) === entry.crc) return content;
  throw archiveError(`${where}: the file ${name} of the ZIP file is broken: its checksum is another.`);
}

/** The size of the directory may lie: what comes out is limited here. */
function inflate(packed: Uint8Array, { method, name }: Entry, { where, left, longest }: Archive): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) {
    throw archiveError(
      `${where}: the file ${name} of the ZIP file is packed by method ${method}; only deflate is read.`,
    );
  }
  try {
    return process.getBuiltinModule("node:zlib").inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) });
  } catch (error) {
    throw unpackError(error, "ZIP file", where, longest);
  }
}

function zip64(where: string) {
  return archiveError(`${where}: the ZIP file is of the kind ZIP64, for more than 4 GB.`);
}
