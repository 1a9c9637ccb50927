import { types } from "node:util";
import { ConnectorError } from "../protocol/error.js";

/** What zlib threw, as an error of the page. `what`: gzip, or a file of a ZIP. */
export function unpackError(error: unknown, what: string, where: string, longest: number): ConnectorError {
  const code = types.isNativeError(error) && "code" in error ? error.code : undefined;
  if (code === "ERR_BUFFER_TOO_LARGE") return archiveTooLarge(where, longest);
  const reason = types.isNativeError(error) ? error.message : String(error);
  if (code === "Z_BUF_ERROR") return cutArchive(what, where);
  return archiveError(`${where}: the ${what} of the body cannot be unpacked (${reason}).`);
}

export function cutArchive(what: string, where: string): ConnectorError {
  return new ConnectorError({
    code: "DECODE_INCOMPLETE",
    failureType: "transient_error",
    message: `${where}: the ${what} of the body stops before its end. The next sync may get it whole.`,
  });
}

export function archiveTooLarge(where: string, longest: number): ConnectorError {
  return new ConnectorError({
    code: "DECODE_TOO_LARGE",
    failureType: "system_error",
    message: `${where}: unpacked, the body has more than ${Math.floor(longest / 2 ** 20)} MB. Ask for smaller pages (pagination.size), or for a shorter span of time.`,
  });
}

export function archiveError(message: string): ConnectorError {
  return new ConnectorError({
    code: "DECODE_ARCHIVE",
    failureType: "system_error",
    message: `${message} Ask the API for it unpacked, if it can.`,
  });
}
