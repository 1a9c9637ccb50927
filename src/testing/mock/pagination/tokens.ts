import type { Links, PageAsked, PagedList } from "./types.js";

/** A list that has the empty page which tells its end. */
export function withEndPage(list: PagedList): PagedList {
  const end = list.pages.at(-1)?.to ?? 0;
  return { ...list, pages: [...list.pages, { from: end, to: end }] };
}

/** The page that a token asks for, and the token that leads to the next; the same for all kinds with tokens. */
export function tokenPage(
  asked: PageAsked,
  param: string,
  list: PagedList,
  links: Links,
): { from: number; to: number; next: string | undefined; page: number } {
  const token = asked.value(param);
  const page = token === undefined ? 0 : links.pageOf(param, token, list.identity);
  const { from, to } = list.pages[page] ?? { from: 0, to: 0 };
  const last = page >= list.pages.length - 1;
  const following = list.repeated ? Math.max(page, 1) : list.empty ? page : page + 1;
  const ends = last && !list.repeated && !list.empty;
  // The token of the page after an empty one must be new, or a client would rightly say that it goes in circles.
  const identity = list.empty ? `${list.identity} again` : list.identity;
  return { from, to: list.empty ? from : to, page, next: ends ? undefined : links.token(identity, following) };
}
