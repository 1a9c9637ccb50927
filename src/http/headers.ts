import { ConnectorError } from "../protocol/error.js";
import type { ApiRequest } from "./types.js";

/** What requests say they can take; `decompress` (compression.ts) knows each. Stands here so that `spec` does not load zlib. */
const acceptedEncodings = "gzip, deflate, br";

/** A request's headers with our defaults, lower-case names. Throws `HEADER_INVALID` (config_error). */
export function ownHeaders({ headers, body }: ApiRequest): { [name: string]: string } {
  const own = {
    accept: "application/json",
    "accept-encoding": acceptedEncodings,
    "user-agent": "create-connector-cdk",
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...lowerCaseNames(headers),
  };
  for (const [name, value] of Object.entries(own)) {
    const fault = isHeaderName(name) ? headerValueFault(value) : "a name that is no header's name";
    if (fault === undefined) continue;
    throw new ConnectorError({
      code: "HEADER_INVALID",
      failureType: "config_error",
      message: `The header ${JSON.stringify(name)} has ${fault}, which HTTP cannot carry. Correct it, or the setting that stands in it.`,
    });
  }
  return own;
}

/** A header's name: a token of RFC 9110 §5.6.2. */
export function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);
}

/**
 * What is wrong with a header's value (RFC 9110 §5.5), or nothing. The value itself is never in the answer: it may be a secret.
 * Spaces at the ends are refused too: they are cut on the way, so a key pasted with one would fail for no visible reason.
 */
export function headerValueFault(value: string): string | undefined {
  const control = controlFault(value);
  const wide = /[^\p{Cc}\x20-\xFF]/u.exec(value);
  if (control === undefined && wide) return `a character that headers cannot carry at character ${wide.index + 1}`;
  return textFault(value);
}

/** What no credential has on purpose: control characters, and spaces at its ends. */
export function textFault(value: string): string | undefined {
  return controlFault(value) ?? (value === value.trim() ? undefined : "a space at its beginning or end");
}

/** The first control character other than a tab. */
export function controlFault(value: string): string | undefined {
  const control = /[^\P{Cc}\t]/u.exec(value);
  if (control?.[0] === "\n" || control?.[0] === "\r") return `a line break at character ${control.index + 1}`;
  return control === null ? undefined : `a control character at character ${control.index + 1}`;
}

/** Headers with lower-case names; the last of equal names wins. */
export function lowerCaseNames(headers: { readonly [name: string]: string }): { [name: string]: string } {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
