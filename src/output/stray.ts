import { format } from "node:util";
import type { LogLevel } from "../protocol/messages.js";
import type { Mask, Output } from "./types.js";

/**
 * While a run is on, whatever is written to this process's stdout by other means than the output (`console.log`, libraries) becomes a
 * LOG line, and stderr passes the mask. Returns what puts everything back.
 */
export function captureStray(output: Output, mask: Mask): () => void {
  const { stdout, stderr } = process;
  const restore = [
    replaceWrite(
      stdout,
      lineWriter((line) => {
        output.log("INFO", line);
      }),
    ),
    replaceWrite(stderr, undefined, mask),
    replaceConsole("error", "ERROR", output),
    replaceConsole("warn", "WARN", output),
    replaceConsole("debug", "DEBUG", output),
  ];
  return () => {
    for (const undo of restore) undo();
  };
}

function replaceWrite(
  stream: NodeJS.WriteStream,
  toLines: ((text: string) => void) | undefined,
  mask?: Mask,
): () => void {
  const original = stream.write.bind(stream);
  const own = Object.getOwnPropertyDescriptor(stream, "write");
  const replacement = (chunk: unknown, encoding?: unknown, callback?: unknown): boolean => {
    const text =
      typeof chunk === "string" ? chunk : chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : format(chunk);
    if (toLines !== undefined) toLines(text);
    else original(mask?.hide(text) ?? text);
    const done = typeof encoding === "function" ? encoding : callback;
    if (typeof done === "function") process.nextTick(done);
    return true;
  };
  Object.defineProperty(stream, "write", { configurable: true, writable: true, value: replacement });
  return () => {
    if (own === undefined) Reflect.deleteProperty(stream, "write");
    else Object.defineProperty(stream, "write", own);
  };
}

/** Calls `each` for every whole line; an unfinished one waits for its end. */
function lineWriter(each: (line: string) => void): (text: string) => void {
  let rest = "";
  return (text) => {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim() !== "") each(line.replace(/\r$/, ""));
  };
}

function replaceConsole(method: "error" | "warn" | "debug", level: LogLevel, output: Output): () => void {
  const own = Object.getOwnPropertyDescriptor(console, method);
  console[method] = (...values: unknown[]) => {
    output.log(level, format(...values));
  };
  return () => {
    if (own !== undefined) Object.defineProperty(console, method, own);
  };
}
