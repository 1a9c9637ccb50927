import { tokenPage } from "./tokens.js";
import { tokenParam, type ModelOf, type PageKind } from "./types.js";

/** `Link` headers (RFC 8288) among links of other relations, as GitHub gives them. */
export function linkHeaders({ rel = "next" }: ModelOf<"linkHeader">): PageKind {
  return {
    params: [tokenParam],
    page(asked, list, links) {
      const { from, to, next, page } = tokenPage(asked, tokenParam, list, links);
      const first = `<${links.url(tokenParam, links.token(list.identity, 0))}>; rel="first"`;
      const before = page === 0 ? [] : [`<${links.url(tokenParam, links.token(list.identity, page - 1))}>; rel="prev"`];
      const after = next === undefined ? [] : [`<${links.url(tokenParam, next)}>; rel="${rel}"`];
      return { from, to, extras: [], headers: { link: [...before, ...after, first].join(", ") } };
    },
  };
}
