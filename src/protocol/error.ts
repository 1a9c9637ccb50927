/** Who has to act: the user (`config_error`), nobody (`transient_error`: a retry may do) or the developer (`system_error`). */
export type FailureType = "config_error" | "transient_error" | "system_error";

/** What a `ConnectorError` is made of. */
export interface ErrorFacts {
  /** Stable code, as listed in docs/errors.md: `CONFIG_INVALID`, `HTTP_FORBIDDEN`, … */
  readonly code: string;
  readonly failureType: FailureType;
  /** One sentence for the user: what was wrong and what to do. */
  readonly message: string;
  /** For the developer: request, status, first bytes of the body. Masked before it is written. */
  readonly detail?: string;
  readonly cause?: unknown;
}

/**
 * An error that a connector reports on purpose. Anything else that is thrown is a bug and is reported as
 * `UNEXPECTED` (system_error), with its stack.
 */
export class ConnectorError extends Error {
  readonly code: string;
  readonly failureType: FailureType;
  readonly detail: string | undefined;

  constructor(facts: ErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = "ConnectorError";
    this.code = facts.code;
    this.failureType = facts.failureType;
    this.detail = facts.detail;
  }
}

/** Any thrown value as a `ConnectorError`. */
export function asConnectorError(thrown: unknown): ConnectorError {
  if (thrown instanceof ConnectorError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new ConnectorError({
    code: "UNEXPECTED",
    failureType: "system_error",
    message: `The connector failed in a way it does not know: ${error.message}`,
    ...(error.stack === undefined ? {} : { detail: error.stack }),
    cause: error,
  });
}
