import { createHash } from "node:crypto";

/** Bytes as text with LF line ends; undefined when they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return lf(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

export function lf(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** Do most lines end in CRLF? Then what is written back does too. */
export function usesCrlf(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const all = text.split("\n").length - 1;
  return all > 0 && (text.split("\r\n").length - 1) * 2 > all;
}

export function bytesOf(content: string | Uint8Array, options: { readonly crlf?: boolean } = {}): Uint8Array {
  if (typeof content !== "string") return content;
  return new TextEncoder().encode(options.crlf === true ? lf(content).replaceAll("\n", "\r\n") : content);
}

/** Same text but for line ends and a missing newline at the end; other bytes must be the same. */
export function sameContent(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return canonical(a).equals(canonical(b));
}

/** `sha256-…` in base64url, the same for CRLF and LF. */
export function hashOf(content: string | Uint8Array): string {
  return `sha256-${createHash("sha256").update(canonical(content)).digest("base64url")}`;
}

/** With exactly what git and most editors want: a newline at the end. */
export function endLine(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

export function countLines(text: string): number {
  return text.split("\n").length - 1;
}

function canonical(content: string | Uint8Array): Buffer {
  const text = typeof content === "string" ? lf(content) : textOf(content);
  return text === undefined ? Buffer.from(content) : Buffer.from(endLine(text));
}
