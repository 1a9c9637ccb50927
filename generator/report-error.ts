import { Cancelled, UserError } from "./errors.js";

/** Says what went wrong and gives the exit code. A stack is shown of our own bugs only, or with --debug. */
export function reportError(
  error: unknown,
  {
    stderr,
    debug,
    version,
  }: { readonly stderr: { write(text: string): unknown }; readonly debug: boolean; readonly version: string },
): number {
  const stack = error instanceof Error ? (error.stack ?? "") : String(error);
  if (error instanceof Cancelled) {
    stderr.write(`\n${error.message}\n`);
    return 130;
  }
  if (error instanceof UserError) {
    stderr.write(`error: ${error.message}\n${error.hints.map((hint) => `  ${hint}\n`).join("")}`);
    if (debug) stderr.write(`${stack}\n`);
    return 1;
  }
  const message = error instanceof Error ? error.message : String(error);
  stderr.write(
    `error: This should not have happened: ${message}\n${stack}\n` +
      `  It is a mistake in create-connector ${version} (Node ${process.version}, ${process.platform}).\n` +
      `  Please report it with the lines above.\n`,
  );
  return 1;
}
