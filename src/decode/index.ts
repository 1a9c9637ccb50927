import { ConnectorError } from "../protocol/error.js";
import { jsonPage } from "./json.js";
import type { DecodeInput, Page } from "./types.js";

export { childOf, valueAt } from "./path.js";
export type { DecodeInput, Page } from "./types.js";

/**
 * The page that a body holds. `records` are the keys of the path to the records (`[]`: the body itself, `*`: every element or
 * value); null there, or an empty list, is a page without records.
 *
 * Throws `ConnectorError`: `DECODE_EMPTY`, `DECODE_NOT_JSON`, `DECODE_INCOMPLETE`, `DECODE_CHARSET`, `DECODE_TOO_LARGE`, `API_ERROR` (a 2xx whose
 * body is an error) and `RECORDS_NOT_FOUND` (a wrong path is never an empty page).
 */
export function decodePage(input: DecodeInput): Page {
  if (input.body.length > 0) return jsonPage(input);
  if (input.status === 204) return { bytes: input.body, envelope: null, count: 0, record: noRecord };
  throw new ConnectorError({
    code: "DECODE_EMPTY",
    failureType: "system_error",
    message: `${input.where}: the body of the answer is empty, but a page of JSON was expected. Only status 204 (No Content) stands for a page without records.`,
  });
}

function noRecord(index: number): never {
  throw new RangeError(`No record ${index} on a page without records.`);
}
