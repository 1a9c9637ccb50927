import { ConnectorError } from "../protocol/error.js";

const megabyte = 1024 * 1024;

/** From this size on (characters) a state or a catalog is said to be large. */
export const largeMessage = megabyte;
/** A larger one is not written: the platform would refuse it, with the whole sync (airbyte#17581, airbyte#14458). */
export const largestMessage = 2 * megabyte;

/** The state that was written before stays; the next sync goes on from it. */
export function stateTooLarge(stream: string, length: number): ConnectorError {
  return new ConnectorError({
    code: "STATE_TOO_LARGE",
    failureType: "system_error",
    message: `Stream "${stream}": its state has ${megabytes(length)}, and Airbyte refuses more than 2 MB. The state before stays. Read fewer parents or partitions in one connection, or make the stream a full refresh.`,
  });
}

/** A catalog of so many characters cannot be worked with. */
export function catalogTooLarge(length: number, streams: number): ConnectorError {
  return new ConnectorError({
    code: "CATALOG_TOO_LARGE",
    failureType: "system_error",
    message: `The catalog has ${megabytes(length)} for ${streams} streams, and Airbyte refuses more than 2 MB. Take columns that nobody needs out of schemas/*.json (additionalProperties lets them through all the same), or make two connectors of this one.`,
  });
}

/** `1.5 MB`. */
export function megabytes(length: number): string {
  return `${(length / megabyte).toFixed(1)} MB`;
}
