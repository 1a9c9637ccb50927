import { excerpt } from "../protocol/excerpt.js";

/** Keys that APIs put their message under, the most telling first (the order of Airbyte's Python CDK). */
const messageKeys = [
  "message",
  "messages",
  "error",
  "errors",
  "failures",
  "failure",
  "detail",
  "err",
  "error_message",
  "msg",
  "reason",
  "status_message",
] as const;

/** Longest message that is taken over from an API, in characters. */
const longest = 500;
/** How far objects in objects are followed. */
const deepest = 6;

/**
 * The message in the body of an error: the first of the usual keys, followed into objects; lists are joined with `, `.
 * At most 500 characters, on one line. Nothing when there is none.
 */
export function apiMessage(body: unknown): string | undefined {
  const text = messageIn(body, deepest)?.replace(/\s+/g, " ").trim();
  if (text === undefined || text === "") return undefined;
  return excerpt(text, longest);
}

function messageIn(value: unknown, depth: number): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  if (typeof value !== "object" || value === null || depth === 0) return undefined;
  if (Array.isArray(value)) {
    const parts = value.slice(0, 20).flatMap((element: unknown) => messageIn(element, depth - 1) ?? []);
    return parts.length === 0 ? undefined : parts.join(", ");
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  for (const key of messageKeys) {
    const text = messageIn(fields.get(key), depth - 1);
    if (text !== undefined) return text;
  }
  return undefined;
}
