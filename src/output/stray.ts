import { format } from "node:util";
import type { LogLevel } from "../protocol/messages.js";
import type { Mask, Output } from "./types.js";

/**
 * While a run is on, whatever is written to this process's stdout by other means than the output (`console.log`, libraries) becomes a
 * LOG line, and stderr passes the mask. Returns what puts everything back.
 */
export function captureStray(output: Output, mask: Mask): () => void {
  const { stdout, stderr } = process;
  const writeError = stderr.write.bind(stderr);
  const restore = [
    replaceWrite(
      stdout,
      lineWriter((line) => {
        if (line.trim() !== "") output.log("INFO", line.replace(/\r$/, ""));
      }),
    ),
    // By lines, since a secret may come in two pieces.
    replaceWrite(
      stderr,
      lineWriter((line, ended) => {
        writeError(mask.hide(ended ? `${line}\n` : line));
      }),
    ),
    replaceConsole("error", "ERROR", output),
    replaceConsole("warn", "WARN", output),
    replaceConsole("debug", "DEBUG", output),
  ];
  return () => {
    for (const undo of restore) undo();
  };
}

function replaceWrite(stream: NodeJS.WriteStream, lines: LineWriter): () => void {
  const own = Object.getOwnPropertyDescriptor(stream, "write");
  const replacement = (chunk: unknown, encoding?: unknown, callback?: unknown): boolean => {
    const text =
      typeof chunk === "string" ? chunk : chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : format(chunk);
    lines.write(text);
    const done = typeof encoding === "function" ? encoding : callback;
    if (typeof done === "function") process.nextTick(done);
    return true;
  };
  Object.defineProperty(stream, "write", { configurable: true, writable: true, value: replacement });
  return () => {
    lines.end();
    if (own === undefined) Reflect.deleteProperty(stream, "write");
    else Object.defineProperty(stream, "write", own);
  };
}

interface LineWriter {
  write(text: string): void;
  end(): void;
}

/** Calls `each` for every whole line, and at the end for one that is unfinished. */
function lineWriter(each: (line: string, ended: boolean) => void): LineWriter {
  let rest = "";
  return {
    write(text) {
      const lines = `${rest}${text}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) each(line, true);
    },
    end() {
      if (rest !== "") each(rest, false);
      rest = "";
    },
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
