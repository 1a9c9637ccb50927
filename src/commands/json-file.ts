import { readFileSync } from "node:fs";
import { ConnectorError } from "../protocol/error.js";

/**
 * The JSON value that a file holds; undefined when the file is empty. `what` names it for messages: `configuration`, `--config`.
 * `parse`: default `JSON.parse`; `parseExact` where numbers of the API may stand (a state).
 * @throws ConnectorError FILE_UNREADABLE, FILE_NOT_JSON (config_error); neither prints what is in the file.
 */
export function readJsonFile(path: string, what: string, parse: (text: string) => unknown = JSON.parse): unknown {
  const text = readText(path, what).replace(/^\uFEFF/, "");
  if (text.trim() === "") return undefined;
  try {
    return parse(text);
  } catch (error) {
    throw new ConnectorError({
      code: "FILE_NOT_JSON",
      failureType: "config_error",
      message: `The ${what} ${JSON.stringify(path)} is not valid JSON${placeOf(error, text)}. Correct it there.`,
    });
  }
}

function readText(path: string, what: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new ConnectorError({
      code: "FILE_UNREADABLE",
      failureType: "config_error",
      message: `The ${what} ${JSON.stringify(path)} cannot be read: ${reasonOf(error)}.`,
    });
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = factsOf(error);
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "there is no permission to read it";
  return message;
}

/** V8's message cites the text around the fault, which may be a secret: only the place or the one character is taken from it. */
function placeOf(error: unknown, text: string): string {
  const { message } = factsOf(error);
  const position = /at position (\d+)/.exec(message)?.[1];
  const token = /^Unexpected token '(.)'/u.exec(message)?.[1];
  if (position === undefined)
    return token === undefined ? ": it ends too early" : `: it has ${JSON.stringify(token)} where that cannot be`;
  const lines = text.slice(0, Number(position)).split("\n");
  return ` (line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1})`;
}

/** By its members: an error of Node's own is no instance of this module's `Error` where tests run in a context of their own. */
function factsOf(error: unknown): { readonly code?: unknown; readonly message: string } {
  if (typeof error !== "object" || error === null) return { message: String(error) };
  const message = "message" in error ? String(error.message) : "";
  return "code" in error ? { code: error.code, message } : { message };
}
