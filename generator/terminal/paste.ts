import { PassThrough } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { TerminalIo } from "./io.js";

/** What came from a keyboard, as keys and as pasted text. */
export type Typed = { readonly keys: string } | { readonly paste: string; readonly whole: boolean };

const START = "\u001b[200~";
const END = "\u001b[201~";

/** Input of a prompt that may be pasted into. */
export interface PasteReader {
  /** The keys alone, for the prompt; a paste of a megabyte never goes through its line editor. */
  readonly keys: NodeJS.ReadableStream;
  /** Called for each pasted part; `whole`: the terminal said where the paste ends. */
  onPaste(listener: (text: string, whole: boolean) => void): void;
  close(): void;
}

/** Splits what is typed from what is pasted, and asks the terminal to mark pastes (bracketed paste) while it is open. */
export function readingPastes(io: Pick<TerminalIo, "input" | "output">): PasteReader {
  const { input, output } = io;
  const keys = new PassThrough();
  const setRawMode = input.setRawMode?.bind(input);
  if (setRawMode !== undefined) Object.assign(keys, { isTTY: true, setRawMode });
  let listener: (text: string, whole: boolean) => void = () => undefined;
  const split = pasteSplitter();
  const decoder = new StringDecoder("utf8");
  const take = (chunk: Buffer | string): void => {
    for (const typed of split(typeof chunk === "string" ? chunk : decoder.write(chunk))) {
      if ("keys" in typed) keys.write(typed.keys);
      else listener(typed.paste, typed.whole);
    }
  };
  const end = (): void => void keys.end();
  input.on("data", take);
  input.once("end", end);
  input.resume();
  if (input.isTTY === true) output.write("\u001b[?2004h");
  return {
    keys,
    onPaste: (next) => {
      listener = next;
    },
    close: () => {
      input.removeListener("data", take);
      input.removeListener("end", end);
      input.pause();
      keys.end();
      if (input.isTTY === true) output.write("\u001b[?2004l");
    },
  };
}

/**
 * Tells keys from pastes, chunk by chunk. Marked pastes are surely such; without marks a chunk is taken for a paste when it is longer
 * than a person types at once, or has a line break before its end.
 */
export function pasteSplitter(): (chunk: string) => Typed[] {
  let marked: string | undefined;
  let held = "";
  let escaped = false;
  return (chunk) => {
    // A lone Escape has gone through as a key; it was the beginning of a mark after all.
    let text = escaped && chunk.startsWith(START.slice(1)) ? `\u001b${chunk}` : held + chunk;
    held = "";
    escaped = marked === undefined && text.endsWith("\u001b");
    const found: Typed[] = [];
    while (text !== "") {
      if (marked !== undefined) {
        const end = text.indexOf(END);
        if (end < 0) {
          held = partOf(END, text, 1);
          marked += text.slice(0, text.length - held.length);
          return found;
        }
        found.push({ paste: lines(marked + text.slice(0, end)), whole: true });
        marked = undefined;
        text = text.slice(end + END.length);
        continue;
      }
      const start = text.indexOf(START);
      if (start < 0) held = partOf(START, text, 2);
      const before = start < 0 ? text.slice(0, text.length - held.length) : text.slice(0, start);
      if (before !== "") found.push(looksPasted(before) ? { paste: lines(before), whole: false } : { keys: before });
      if (start < 0) return found;
      marked = "";
      text = text.slice(start + START.length);
    }
    return found;
  };
}

/** The end of a text that may be the beginning of a mark; two characters of it at least, where a lone Escape is a key. */
function partOf(mark: string, text: string, least: number): string {
  for (let length = mark.length - 1; length >= least; length--) {
    const end = text.slice(-length);
    if (end.length === length && mark.startsWith(end)) return end;
  }
  return "";
}

function looksPasted(text: string): boolean {
  if (text.startsWith("\u001b")) return false;
  return text.length > 200 || /[\r\n][^\r\n]/.test(text);
}

/** Terminals send a carriage return for each line break of a paste. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
