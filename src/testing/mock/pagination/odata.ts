import { tokenPage } from "./tokens.js";
import type { PageKind } from "./types.js";

const param = "$skiptoken";

/** `@odata.nextLink` leads to the next page; the last page has none. */
export function odataLinks(): PageKind {
  return {
    params: [param],
    page(asked, list, links) {
      const { from, to, next } = tokenPage(asked, param, list, links);
      const value = next === undefined ? undefined : links.url(param, next);
      return { from, to, extras: value === undefined ? [] : [{ keys: ["@odata.nextLink"], value }], headers: {} };
    },
  };
}
