import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  cursorPages,
  guardPages,
  linkHeader,
  nextUrl,
  pageNumber,
  type Paginator,
} from "../../../src/pagination/index.js";
import { ConnectorError } from "../../../src/protocol/error.js";
import type { JsonObject } from "../../../src/protocol/messages.js";

const byToken = cursorPages({ param: "after", from: "next" });

/** Reads pages until the end, the guard's error, or `most` pages. `tokenAfter(n)` stands on page n. */
function read(paginator: Paginator, bodyOf: (page: number) => unknown, most: number, maxPages?: number) {
  const guarded = guardPages(paginator, { stream: "orders", ...(maxPages === undefined ? {} : { maxPages }) });
  let request = guarded.first();
  for (let page = 1; page <= most; page += 1) {
    const body = bodyOf(page);
    const bytes = Buffer.from(JSON.stringify(body));
    const url = request.url ?? "https://api.acme.com/orders";
    try {
      const records = recordsIn(body);
      const seen = { body, bytes, headers: {}, url, recordCount: Math.max(1, records.length) };
      const next = guarded.next({ ...seen, record: (index) => records[index] ?? {} }, request);
      if (next === undefined) return { pages: page };
      request = next;
    } catch (error) {
      if (error instanceof ConnectorError) return { pages: page, error };
      throw error;
    }
  }
  return { pages: most };
}

function recordsIn(body: unknown): JsonObject[] {
  const data: unknown = typeof body === "object" && body !== null && "data" in body ? body.data : [];
  const list: readonly unknown[] = Array.isArray(data) ? data : [];
  return list.map((record) => ({ record }));
}

describe("a token", () => {
  test("that was used before is refused, with the page and the token", () => {
    const { pages, error } = read(byToken, (page) => ({ next: ["a", "b", "c", "a"][page - 1] }), 100);
    expect(pages).toBe(4);
    expect(error).toMatchObject({ code: "PAGINATION_LOOP", failureType: "system_error" });
    expect(error?.message).toContain('page 5 is asked for with "a", which page 2 had already');
  });

  test("that comes again at once is refused", () => {
    expect(read(byToken, () => ({ next: "same" }), 100).pages).toBe(2);
  });

  test("that is new each time may stand on pages that are the same otherwise", () => {
    const { pages, error } = read(byToken, (page) => ({ data: [], next: page < 50 ? `t${page}` : null }), 100);
    expect([pages, error]).toEqual([50, undefined]);
  });

  test("is found again in every circle, after at most three rounds and ten thousand pages", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 300 }), (tail, length) => {
        const token = (page: number) => (page <= tail ? `t${page}` : `c${(page - tail) % length}`);
        const { pages, error } = read(byToken, (page) => ({ next: token(page) }), 5_000);
        expect(error?.code).toBe("PAGINATION_LOOP");
        expect(pages).toBe(tail + length + 1);
      }),
      { numRuns: 50 },
    );
  });

  test("is found again in a circle that is longer than what is remembered exactly", () => {
    const length = 12_000;
    const { pages, error } = read(byToken, (page) => ({ next: `c${page % length}` }), 10 * length);
    expect(error?.code).toBe("PAGINATION_LOOP");
    expect(pages).toBeLessThanOrEqual(3 * length);
  });

  test("of one slice says nothing about another", () => {
    const guards = [1, 2].map(() => guardPages(byToken, { stream: "orders" }));
    for (const guard of guards) {
      const page = { body: { next: "a" }, headers: {}, url: "https://api.acme.com", recordCount: 1 };
      expect(guard.next(page, guard.first())?.token).toBe("a");
    }
  });
});

describe("a URL", () => {
  test("that leads back to the first page is refused at once", () => {
    const { pages, error } = read(nextUrl({ from: "next" }), () => ({ next: "/orders" }), 100);
    expect(pages).toBe(1);
    expect(error?.code).toBe("PAGINATION_LOOP");
  });

  test("that was used before is refused", () => {
    const { pages } = read(nextUrl({ from: "next" }), () => ({ next: "/orders?page=2" }), 100);
    expect(pages).toBe(2);
  });
});

describe("page numbers", () => {
  test("that the API ignores end at the third page with the same bytes", () => {
    const { pages, error } = read(pageNumber({ param: "page" }), () => ({ data: [{ id: 1 }] }), 100);
    expect(pages).toBe(3);
    expect(error?.code).toBe("PAGINATION_LOOP");
    expect(error?.message).toContain("page=4");
  });

  test("that the API ignores end at the fourth page with the same records, whatever stands around them", () => {
    const body = (page: number) => ({ request_id: page, data: [{ id: 1 }, { id: 2 }] });
    const { pages, error } = read(pageNumber({ param: "page" }), body, 100);
    expect([pages, error?.code]).toEqual([4, "PAGINATION_LOOP"]);
  });

  test("may begin with the same record each time", () => {
    const body = (page: number) => ({ data: [{ total: 1 }, { id: page }] });
    expect(read(pageNumber({ param: "page" }), body, 20)).toEqual({ pages: 20 });
  });

  test("may bring the same page twice", () => {
    const { error } = read(pageNumber({ param: "page" }), (page) => ({ data: [Math.floor(page / 2)] }), 100);
    expect(error).toBeUndefined();
  });
});

describe("the limit of pages", () => {
  test("is kept, and says so", () => {
    const { pages, error } = read(byToken, (page) => ({ next: `t${page}` }), 100, 10);
    expect(pages).toBe(10);
    expect(error?.code).toBe("PAGINATION_TOO_LONG");
  });

  test("may be reached", () => {
    expect(read(byToken, (page) => ({ next: page < 10 ? `t${page}` : null }), 100, 10)).toEqual({ pages: 10 });
  });
});

test("the facts are those of the paginator", () => {
  expect(guardPages(linkHeader(), { stream: "orders" }).facts).toEqual({ type: "linkHeader" });
});
