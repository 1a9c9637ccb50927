import { setTimeout as timer } from "node:timers/promises";
import { ConnectorError } from "../protocol/error.js";

/** Waits, or throws `STOPPED` when the signal is aborted. */
export async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await timer(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    throw signal?.aborted === true ? stopped(signal) : error;
  }
}

/** The run was asked to stop; whoever asked knows why. */
export function stopped({ reason }: AbortSignal): ConnectorError {
  if (reason instanceof ConnectorError) return reason;
  return new ConnectorError({
    code: "STOPPED",
    failureType: "transient_error",
    message: "The run was stopped before it was complete. The next sync goes on from the last state.",
    cause: reason,
  });
}
