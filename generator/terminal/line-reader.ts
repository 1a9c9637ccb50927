import { StringDecoder } from "node:string_decoder";
import { Cancelled } from "../errors.js";
import type { TerminalIo } from "./io.js";

/**
 * The lines of an input, one at a time; lines that come early wait. The input is paused between questions, so that it keeps no process
 * alive. Rejects with `Cancelled` at Ctrl-C and when the input has ended.
 */
export function lineReader({ input, output, onInterrupt }: TerminalIo): () => Promise<string> {
  const decoder = new StringDecoder("utf8");
  let buffered = "";
  let ended = false;
  input.once("end", () => {
    ended = true;
  });
  const nextBuffered = (): string | undefined => {
    const end = buffered.indexOf("\n");
    if (end < 0) return undefined;
    const line = buffered.slice(0, end).replace(/\r$/, "");
    buffered = buffered.slice(end + 1);
    return line;
  };
  return () =>
    new Promise((resolve, reject) => {
      const early = nextBuffered();
      if (early !== undefined) {
        resolve(early);
        return;
      }
      const take = (chunk: Buffer | string): void => {
        buffered += typeof chunk === "string" ? chunk : decoder.write(chunk);
        const line = nextBuffered();
        if (line === undefined) return;
        stop();
        resolve(line);
      };
      const end = (): void => {
        stop();
        reject(new Cancelled());
      };
      const interrupt = (): void => {
        stop();
        output.write("\n");
        reject(new Cancelled());
      };
      const forget = onInterrupt?.(interrupt);
      const stop = (): void => {
        input.removeListener("data", take);
        input.removeListener("end", end);
        input.pause();
        forget?.();
      };
      if (ended) {
        end();
        return;
      }
      input.on("data", take);
      input.once("end", end);
      input.resume();
    });
}
