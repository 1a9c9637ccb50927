import type { PageKind } from "./types.js";

/** One answer holds everything. */
export function nonePages(): PageKind {
  return {
    params: [],
    page: (_asked, { pages, empty }) => ({
      from: 0,
      to: empty ? 0 : (pages.at(-1)?.to ?? 0),
      extras: [],
      headers: {},
    }),
  };
}
