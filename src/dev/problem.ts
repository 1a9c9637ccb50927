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
