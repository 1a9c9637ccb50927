import type { Paginator } from "./types.js";

/** A list that comes in one answer. */
export function singlePage(): Paginator {
  return { facts: { type: "none" }, first: () => ({ query: {} }), next: () => undefined };
}
