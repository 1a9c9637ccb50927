import { ConnectorError } from "../protocol/error.js";

/** A mistake that the person at the terminal can mend: a wrong option, a file that is missing. */
export function toolProblem(message: string, detail?: string): ConnectorError {
  return new ConnectorError({
    code: "DEV_TOOL",
    failureType: "config_error",
    message,
    ...(detail === undefined ? {} : { detail }),
  });
}

/** What the person at the terminal is told: a problem's sentence; of anything unexpected the stack too. */
export function explain(error: unknown): string {
  if (error instanceof ConnectorError) return `${error.message}\n`;
  return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}
