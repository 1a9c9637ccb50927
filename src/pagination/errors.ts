import { ConnectorError } from "../protocol/error.js";
import { excerpt } from "../protocol/excerpt.js";

/** A paginator that cannot work as it is defined; `rule` says what is wrong with which option, and what to write. */
export function definitionError(rule: string): ConnectorError {
  return new ConnectorError({ code: "DEFINITION_INVALID", failureType: "system_error", message: rule });
}

/** A body whose token or link cannot be used. */
export function tokenError(message: string): ConnectorError {
  return new ConnectorError({ code: "PAGINATION_TOKEN", failureType: "system_error", message });
}

/** A page that says there is more, and gives no way to it: ending there would lose records. */
export function incompleteError(message: string): ConnectorError {
  return new ConnectorError({ code: "PAGINATION_INCOMPLETE", failureType: "system_error", message });
}

/** A value as a message may show it: short, on one line. */
export function shown(value: unknown): string {
  return excerpt(JSON.stringify(value), 200);
}
