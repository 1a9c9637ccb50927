import { describe, expect, test } from "@jest/globals";
import {
  cursorPages,
  linkHeader,
  nextUrl,
  pageNumber,
  paginatorOf,
  singlePage,
  type PageRequest,
  type PageSeen,
  type Paginator,
} from "../../../src/pagination/index.js";

const size = { param: "limit", value: 2 };

function seen(page: Partial<PageSeen>): PageSeen {
  return { body: {}, headers: {}, url: "https://api.acme.com/v1/orders", recordCount: 2, ...page };
}

/** The page after the first. */
function second(paginator: Paginator, page: Partial<PageSeen>): PageRequest | undefined {
  return paginator.next(seen(page), paginator.first());
}

describe("a single page", () => {
  test("is the last", () => {
    expect(singlePage().first()).toEqual({ query: {} });
    expect(second(singlePage(), {})).toBeUndefined();
  });
});

describe("page numbers", () => {
  test("count from 1, with the size", () => {
    const paginator = pageNumber({ param: "page", size });
    const first = paginator.first();
    const next = paginator.next(seen({}), first);
    expect(first.query).toEqual({ page: "1", limit: "2" });
    expect(next?.query).toEqual({ page: "2", limit: "2" });
    expect(next && paginator.next(seen({}), next)?.query).toEqual({ page: "3", limit: "2" });
  });

  test("may count from 0", () => {
    const paginator = pageNumber({ param: "p", start: 0 });
    expect(paginator.first().query).toEqual({ p: "0" });
    expect(second(paginator, {})?.query).toEqual({ p: "1" });
  });

  test("end at the empty page, not at a short one", () => {
    const paginator = pageNumber({ param: "page", size });
    expect(second(paginator, { recordCount: 1 })).toBeDefined();
    expect(second(paginator, { recordCount: 0 })).toBeUndefined();
  });

  test("end at a short page where that is the rule", () => {
    const paginator = pageNumber({ param: "page", size, stop: "shortPage" });
    expect(second(paginator, { recordCount: 2 })).toBeDefined();
    expect(second(paginator, { recordCount: 1 })).toBeUndefined();
  });

  test("need a size to know what is short, and a whole number to start from", () => {
    expect(() => pageNumber({ param: "page", stop: "shortPage" })).toThrow(/needs pagination.size/);
    expect(() => pageNumber({ param: "page", start: 1.5 })).toThrow(/pagination.start is 1.5/);
  });
});

describe("a cursor in the body", () => {
  const paginator = cursorPages({ param: "after", from: "meta.next", size });

  test("is put into the query, with the size", () => {
    expect(paginator.first()).toEqual({ query: { limit: "2" } });
    expect(second(paginator, { body: { meta: { next: "x=&y" } } })).toEqual({
      query: { limit: "2", after: "x=&y" },
      token: "x=&y",
    });
  });

  test.each([
    [12, "12"],
    [0, "0"],
    ["0", "0"],
    [1.5, "1.5"],
  ])("may be %j", (next, token) => {
    expect(second(paginator, { body: { meta: { next } } })?.query).toEqual({ limit: "2", after: token });
  });

  test.each([
    [{}],
    [{ meta: null }],
    [{ meta: {} }],
    [{ meta: { next: null } }],
    [{ meta: { next: "" } }],
    [{ meta: { next: false } }],
    [null],
    [[]],
  ])("has ended at %j", (body) => {
    expect(second(paginator, { body })).toBeUndefined();
  });

  test("goes on after an empty page, unless that is the rule", () => {
    const page = { body: { next: "x" }, recordCount: 0 };
    expect(second(cursorPages({ param: "after", from: "next" }), page)).toBeDefined();
    expect(second(cursorPages({ param: "after", from: "next", stop: "emptyPage" }), page)).toBeUndefined();
  });

  test("may stand at a key with dots or in an array", () => {
    expect(second(cursorPages({ param: "c", from: ["@x.next"] }), { body: { "@x.next": "a" } })?.token).toBe("a");
    expect(second(cursorPages({ param: "c", from: "links.1.t" }), { body: { links: [{}, { t: "b" }] } })?.token).toBe(
      "b",
    );
  });

  test.each([[true], [{ a: 1 }], [["x"]]])("is no %j", (next) => {
    expect(() => second(paginator, { body: { meta: { next } } })).toThrow(/should stand at "meta.next", but there is/);
  });

  test("is no number that was rounded on the way", () => {
    const body: unknown = JSON.parse('{"meta":{"next":12345678901234567890}}');
    expect(() => second(paginator, { body })).toThrow(/more than 15 digits/);
  });

  test("is one value, so its path has no wildcard", () => {
    expect(() => cursorPages({ param: "after", from: "data.*.id" })).toThrow(/has to name one value/);
    expect(() => nextUrl({ from: "." })).toThrow(/has to name one value/);
  });
});

describe("a next URL in the body", () => {
  const paginator = nextUrl({ from: "next", size });

  test.each([
    ["https://api.acme.com/v1/orders?page=2", "https://api.acme.com/v1/orders?page=2"],
    ["/v2/orders?c=1", "https://api.acme.com/v2/orders?c=1"],
    ["?page=2", "https://api.acme.com/v1/orders?page=2"],
    ["//eu.acme.com/x", "https://eu.acme.com/x"],
    ["orders/2#top", "https://api.acme.com/v1/orders/2"],
  ])("%s is asked for as it stands, without our query", (next, url) => {
    expect(second(paginator, { body: { next } })).toEqual({ query: {}, url, token: url });
  });

  test("is not asked for on the first page, which has the size", () => {
    expect(paginator.first()).toEqual({ query: { limit: "2" } });
  });

  test.each([[null], [""], [false], [undefined]])("has ended at %j", (next) => {
    expect(second(paginator, { body: { next } })).toBeUndefined();
  });

  test.each(["https://", "javascript:alert(1)", "file:///etc/passwd"])("is no %j", (next) => {
    expect(() => second(paginator, { body: { next } })).toThrow(/no URL of http or https/);
  });
});

describe("a Link header", () => {
  const next = "https://api.acme.com/v1/orders?page=2";

  test.each([
    ["alone", `<${next}>; rel="next"`],
    ["among others", `<https://a/1>; rel="prev", <${next}>; rel="next", <https://a/9>; rel="last"`],
    ["with several relations", `<${next}>; rel="last next"`],
    ["with another case", `<${next}>; REL=Next`],
    ["without quotes", `<${next}>;rel=next`],
    [
      "behind quoted commas and semicolons",
      `<https://a/1>; title="a, <b>; rel=\\"next\\""; rel=prev, <${next}>; rel="next"`,
    ],
    ["behind an empty element", `, ,<${next}>; rel="next"`],
    ["relative to the page", `<?page=2>; rel="next"`],
    ["with other parameters", `<${next}>; results="true"; rel="next"; cursor="0:100:0"`],
    ["about the page itself", `<${next}>; rel="next"; anchor=""`],
    ["behind something malformed", `nonsense; rel="next", <${next}>; rel="next"`],
    ["with a flag", `<${next}>; crossorigin; rel="next"`],
  ])("names the next page %s", (_name, link) => {
    expect(second(linkHeader({ size }), { headers: { link } })).toEqual({ query: {}, url: next, token: next });
  });

  test.each([
    [""],
    [`<${next}>; rel="prev"`],
    [`<${next}>; rel="nextish"`],
    [`<${next}>`],
    [`<${next}>; rel="prev"; rel="next"`],
    [`<${next}>; rel="next"; anchor="/other"`],
    [`<https://a/1>; title="<${next}>; rel=next"`],
    ["<<<>>>;;;,,,"],
  ])("names none in %j", (link) => {
    expect(second(linkHeader(), { headers: { link } })).toBeUndefined();
  });

  test("may use another relation", () => {
    expect(second(linkHeader({ rel: "following" }), { headers: { link: `<${next}>; rel=following` } })?.url).toBe(next);
  });

  test("that is missing ends the list", () => {
    expect(second(linkHeader(), {})).toBeUndefined();
  });
});

describe("facts", () => {
  test.each([
    { type: "none" } as const,
    { type: "page", param: "page" } as const,
    { type: "page", param: "page", start: 0, size, stop: "shortPage" } as const,
    { type: "cursor", param: "after", from: "next_cursor" } as const,
    { type: "cursor", param: "after", from: ["a.b"], size, stop: "emptyPage" } as const,
    { type: "nextUrl", from: "next", size } as const,
    { type: "linkHeader" } as const,
    { type: "page", param: "page", pages: "meta.pages", total: "meta.total", in: "body" } as const,
    { type: "offset", param: "offset", start: 1, size, total: "total", more: "has_more" } as const,
    { type: "offset", param: "skip", size, stop: "shortPage" } as const,
    { type: "cursor", param: "after", from: "next", last: "isLast", in: "body" } as const,
    { type: "headerToken", param: "page_token", header: "X-Next-Page", size, stop: "emptyPage" } as const,
    { type: "lastRecord", param: "starting_after", field: "id", size, more: "has_more" } as const,
    { type: "odata" } as const,
    { type: "odata", size: { value: 50 } } as const,
    { type: "relay", connection: "data.orders", variable: "cursor", size: { param: "first", value: 50 } } as const,
    { type: "linkHeader", rel: "more", size } as const,
  ])("of a model make a paginator that says the same: %j", (facts) => {
    expect(paginatorOf(facts).facts).toEqual(facts);
  });

  test("leave out what only the mock API knows", () => {
    const paginator = paginatorOf({ type: "page", param: "page", size: { ...size, max: 100 } });
    expect(paginator.facts).toEqual({ type: "page", param: "page", size });
  });
});
