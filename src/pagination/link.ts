import { shownUrl } from "../protocol/shown-url.js";
import { shown, tokenError } from "./errors.js";
import type { PageRequest } from "./types.js";

/** The request of the page that `link` names, relative to the URL of the page it stood on. No link: no page. */
export function linkedPage(link: string | undefined, base: string): PageRequest | undefined {
  if (link === undefined) return undefined;
  const url = URL.canParse(link, base) ? new URL(link, base) : undefined;
  if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw tokenError(
      `The API names ${shown(shownUrl(link))} as the next page, which is no URL of http or https. Correct the place it is read from, or the kind of pagination.`,
    );
  }
  // A fragment is never sent, so it makes no other page.
  url.hash = "";
  return { query: {}, url: url.href, token: url.href };
}
