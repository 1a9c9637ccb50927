import { ConnectorError } from "../protocol/error.js";
import { jsonPage } from "./json.js";
import type { DecodeInput, Page } from "./types.js";
import { unpack } from "./unpack.js";

export { csv, formatOf, jsonl, xml } from "./formats.js";
export { parseExact } from "./exact-json.js";
export { childOf, valueAt } from "./path.js";
export type { DecodeInput, Format, Page } from "./types.js";

/**
 * The page that a body holds, in the stream's format; archives are unpacked, whatever the headers say, and a ZIP file of several
 * files is one page of all their records. `records` are the keys of the path to the records (`[]`: the body itself, `*`: every
 * element or value); null there, or an empty list, is a page without records.
 *
 * Throws `ConnectorError`: `DECODE_EMPTY`, `DECODE_NOT_JSON`, `DECODE_NOT_CSV`, `DECODE_NOT_XML`, `DECODE_INCOMPLETE`, `DECODE_CHARSET`,
 * `DECODE_TOO_LARGE`, `DECODE_ARCHIVE`, `API_ERROR` (a 2xx whose body is an error) and `RECORDS_NOT_FOUND` (a wrong path is never an
 * empty page).
 */
export function decodePage(input: DecodeInput): Page {
  if (input.body.length === 0 && input.status === 204) return emptyPage(input.body);
  const documents = unpack(input.body, input.where);
  const [first, ...others] = documents;
  if (first === undefined) return emptyPage(input.body);
  if (others.length === 0) return onePage({ ...input, body: first });
  return joined(
    input.body,
    documents.map((body) => onePage({ ...input, body })),
  );
}

function onePage(input: DecodeInput): Page {
  const { body, format, where } = input;
  if (body.length > 0 || format?.mayBeEmpty === true) return format?.page(input) ?? jsonPage(input);
  throw new ConnectorError({
    code: "DECODE_EMPTY",
    failureType: "system_error",
    message: `${where}: the body of the answer is empty, but a page was expected. Only status 204 (No Content) stands for a page without records.`,
  });
}

/** The records of several pages, one after the other; what stands around them is the first one's. */
function joined(bytes: Uint8Array, pages: readonly Page[]): Page {
  const places = pages.flatMap((page) => Array.from({ length: page.count }, (_, index) => ({ page, index })));
  return {
    bytes,
    envelope: pages[0]?.envelope,
    count: places.length,
    record(index) {
      const place = places[index];
      return place === undefined ? noRecord(index) : place.page.record(place.index);
    },
  };
}

function emptyPage(bytes: Uint8Array): Page {
  return { bytes, envelope: null, count: 0, record: noRecord };
}

function noRecord(index: number): never {
  throw new RangeError(`No record ${index} on a page without records.`);
}
