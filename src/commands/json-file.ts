import { readFileSync } from "node:fs";
import { ConnectorError } from "../protocol/error.js";

/**
 * The JSON value that a file holds; undefined when the file is empty. `what` names it for messages: `configuration`, `--config`.
 * @throws ConnectorError FILE_UNREADABLE, FILE_NOT_JSON (config_error); neither prints what is in the file.
 */
export function readJsonFile(path: string, what: string): unknown {
  const text = readText(path, what).replace(/^\uFEFF/, "");
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
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
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "there is no permission to read it";
  return error instanceof Error ? error.message : String(error);
}

/** V8's message cites the text around the fault, which may be a secret: only the position is taken from it. */
function placeOf(error: unknown, text: string): string {
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  const end = position === undefined ? text.length : Number(position);
  const lines = text.slice(0, end).split("\n");
  return ` (line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1})`;
}
