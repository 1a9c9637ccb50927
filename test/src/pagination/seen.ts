import type { PageRequest, PageSeen, Paginator } from "../../../src/pagination/index.js";

/** A page as a paginator sees it: two records unless something else is said. */
export function seen(page: Partial<PageSeen> = {}): PageSeen {
  return { body: {}, headers: {}, url: "https://api.acme.com/v1/orders", recordCount: 2, ...page };
}

/** A page with these records. */
export function pageOf(records: readonly { readonly [field: string]: unknown }[], body: unknown = {}): PageSeen {
  return seen({ body, recordCount: records.length, record: (index) => records[index] ?? {} });
}

/** The page after the first. */
export function second(paginator: Paginator, page: Partial<PageSeen> = {}): PageRequest | undefined {
  return paginator.next(seen(page), paginator.first());
}

/** The queries that are asked for, page by page. */
export function queries(paginator: Paginator, pages: readonly PageSeen[]): (PageRequest["query"] | undefined)[] {
  const asked: (PageRequest["query"] | undefined)[] = [];
  let request: PageRequest | undefined = paginator.first();
  for (const page of pages) {
    asked.push(request?.query);
    if (request === undefined) break;
    request = paginator.next(page, request);
  }
  return [...asked, request?.query];
}
