import type { PageSizeModel } from "../model/types.js";
import { linkedPage } from "./link.js";
import { paginationFacts, sizeQuery } from "./size.js";
import type { Paginator } from "./types.js";

/**
 * The `Link` header holds the next page's URL (RFC 8288): `<…?page=2>; rel="next"`. Ends when there is no such link.
 * `rel`: name of the relation (default `next`). `size` is asked for on the first page; the API's URLs carry it on.
 */
export function linkHeader(options: { readonly rel?: string; readonly size?: PageSizeModel } = {}): Paginator {
  const { rel = "next", size } = options;
  return {
    facts: paginationFacts({ type: "linkHeader", ...options }),
    first: () => ({ query: sizeQuery(size) }),
    next: (seen) => linkedPage(linkOf(seen.headers["link"] ?? "", rel, seen.url), seen.url),
  };
}

/** One link of a `Link` header, as RFC 8288 §3 has it. Names of parameters are lower-case; of equal names the first counts. */
interface Link {
  readonly target: string;
  readonly params: ReadonlyMap<string, string>;
}

/** The first target with the relation `rel` whose context is the page itself. */
function linkOf(header: string, rel: string, base: string): string | undefined {
  const wanted = rel.toLowerCase();
  return parseLinks(header).find(
    ({ params }) => relationsOf(params.get("rel")).includes(wanted) && isAbout(params.get("anchor"), base),
  )?.target;
}

/** The links of a header's value. What is malformed is passed over up to the next comma, as §3 and appendix B.2 advise. */
export function parseLinks(header: string): Link[] {
  const links: Link[] = [];
  let rest = header;
  while (rest !== "") {
    const target = /^[\s,]*<([^>]*)>/.exec(rest);
    if (target === null) {
      rest = rest.replace(/^[\s,]*[^,]*/, "").replace(/^,/, "");
      continue;
    }
    const { params, length } = parseParams(rest.slice(target[0].length));
    links.push({ target: (target[1] ?? "").trim(), params });
    rest = rest.slice(target[0].length + length);
  }
  return links;
}

/** Parameters up to the comma that ends the link; a comma or semicolon inside quotes belongs to the value. */
function parseParams(text: string): { params: Map<string, string>; length: number } {
  const pattern = /\s*;\s*(?:([^\s=;,"]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?)?\s*/y;
  const params = new Map<string, string>();
  let length = 0;
  for (;;) {
    pattern.lastIndex = length;
    const found = pattern.exec(text);
    if (found === null) break;
    length = pattern.lastIndex;
    const name = found[1]?.toLowerCase();
    const value = found[2]?.replace(/\\(.)/g, "$1") ?? found[3] ?? "";
    if (name !== undefined && !params.has(name)) params.set(name, value);
  }
  // Whatever stands before the next comma could not be read.
  const junk = /^[^,]*/.exec(text.slice(length));
  return { params, length: length + (junk?.[0].length ?? 0) };
}

function relationsOf(rel: string | undefined): string[] {
  return rel === undefined ? [] : rel.toLowerCase().split(/\s+/);
}

/** A link with another anchor is about another resource (§3.2). */
function isAbout(anchor: string | undefined, base: string): boolean {
  return anchor === undefined || (URL.canParse(anchor, base) && new URL(anchor, base).href === new URL(base).href);
}
