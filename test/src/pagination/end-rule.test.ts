import { describe, expect, test } from "@jest/globals";
import { cursorPages, pageNumber } from "../../../src/pagination/index.js";
import { queries, second, seen } from "./seen.js";

const size = { param: "limit", value: 2 };

describe("a flag that says whether pages follow", () => {
  const paginator = pageNumber({ param: "page", size, more: "meta.has_more" });

  test.each([[true], ["true"], [1], [12], ["yes"]])("%j: they follow, even after an empty page", (flag) => {
    expect(second(paginator, { recordCount: 0, body: { meta: { has_more: flag } } })).toBeDefined();
  });

  test.each([[false], ["false"], ["False"], [0], ["0"], ["no"], [""]])("%j: this was the last", (flag) => {
    expect(second(paginator, { body: { meta: { has_more: flag } } })).toBeUndefined();
  });

  test.each([[{}], [{ meta: null }], [{ meta: { has_more: null } }]])(
    "%j says nothing: the empty page ends",
    (body) => {
      expect(second(paginator, { body })).toBeDefined();
      expect(second(paginator, { body, recordCount: 0 })).toBeUndefined();
    },
  );

  test("is no list and no object", () => {
    expect(() => second(paginator, { body: { meta: { has_more: {} } } })).toThrow(
      /flag should stand at "meta.has_more"/,
    );
  });

  test("may say the opposite: that this was the last", () => {
    const inverse = pageNumber({ param: "page", last: "isLast" });
    expect(second(inverse, { body: { isLast: true } })).toBeUndefined();
    expect(second(inverse, { body: { isLast: false }, recordCount: 0 })).toBeDefined();
  });

  test("is one, not two", () => {
    expect(() => pageNumber({ param: "page", more: "more", last: "last" })).toThrow(/both more and last/);
  });

  test("names one value", () => {
    expect(() => pageNumber({ param: "page", more: "data.*.more" })).toThrow(/pagination.more is "data.\*.more"/);
  });
});

describe("a flag beside a token", () => {
  const paginator = cursorPages({ param: "after", from: "next", more: "has_more" });

  test("ends the list though there is a token", () => {
    expect(second(paginator, { body: { next: "x", has_more: false } })).toBeUndefined();
    expect(second(paginator, { body: { next: "x", has_more: true } })?.token).toBe("x");
    expect(second(paginator, { body: { next: "x" } })?.token).toBe("x");
  });

  test("that says there is more, without a token, is an error", () => {
    expect(() => second(paginator, { body: { has_more: true } })).toThrow(/there is no token at "next"/);
    expect(second(paginator, { body: {} })).toBeUndefined();
  });
});

describe("numbers of pages and of records", () => {
  test("the number of pages ends the list at its last page, whatever its number is", () => {
    const page = seen({ body: { pages: 2 } });
    expect(queries(pageNumber({ param: "p", start: 0, pages: "pages" }), [page, page])).toEqual([
      { p: "0" },
      { p: "1" },
      undefined,
    ]);
  });

  test("an empty page on the way is not the end while pages follow", () => {
    expect(second(pageNumber({ param: "p", pages: "pages" }), { recordCount: 0, body: { pages: 2 } })).toBeDefined();
  });

  test("the number of records is held against those that came, not against sizes", () => {
    const paginator = pageNumber({ param: "p", size: { param: "limit", value: 100 }, total: "total" });
    const page = (recordCount: number) => seen({ recordCount, body: { total: 5 } });
    expect(queries(paginator, [page(2), page(2), page(1)])).toEqual([
      { p: "1", limit: "100" },
      { p: "2", limit: "100" },
      { p: "3", limit: "100" },
      undefined,
    ]);
    expect(() => queries(paginator, [page(2), page(0)])).toThrow(/has 5 records, but page 2 is empty after 2/);
  });
});

test("in a body a page's number and a token keep their type", () => {
  const numbers = pageNumber({ param: "options.page", size: { param: "options.size", value: 2 }, in: "body" });
  expect(numbers.first()).toMatchObject({ query: {}, body: { "options.page": 1, "options.size": 2 } });
  const tokens = cursorPages({ param: "cursor", from: "next", in: "body" });
  expect(tokens.first()).toEqual({ query: {}, body: {} });
  expect(second(tokens, { body: { next: 12 } })).toEqual({ query: {}, body: { cursor: 12 }, token: "12" });
});
