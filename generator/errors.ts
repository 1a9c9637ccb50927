/** A mistake of the user's, or a state of the machine that they can mend: printed as it is, without a stack, exit code 1. */
export class UserError extends Error {
  /** What to do next, one line each. */
  readonly hints: readonly string[];

  constructor(message: string, hints: readonly string[] = []) {
    super(message);
    this.name = "UserError";
    this.hints = hints;
  }
}

/** An answer is missing that a person would have been asked for. */
export class MissingAnswer extends UserError {}

/** Ctrl-C, or "no" before writing: exit code 130. */
export class Cancelled extends Error {
  constructor(message = "Cancelled. Nothing was written.") {
    super(message);
    this.name = "Cancelled";
  }
}

/** The code of an error of the system (`ENOENT`); `""` of any other. */
export function errorCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}
