import { expect, test } from "@jest/globals";
import { offsetPages } from "../../../src/pagination/index.js";
import { queries, second, seen } from "./seen.js";

const size = { param: "limit", value: 100 };
const full = seen({ recordCount: 100 });
const clamped = seen({ recordCount: 50 });
const empty = seen({ recordCount: 0 });

test("the next offset is where the records ended, not a size further: servers give less than was asked for", () => {
  expect(queries(offsetPages({ param: "offset", size }), [clamped, full, empty])).toEqual([
    { offset: "0", limit: "100" },
    { offset: "50", limit: "100" },
    { offset: "150", limit: "100" },
    undefined,
  ]);
});

test("offsets may count from 1, and need no size", () => {
  expect(queries(offsetPages({ param: "startIndex", start: 1 }), [clamped, empty])).toEqual([
    { startIndex: "1" },
    { startIndex: "51" },
    undefined,
  ]);
});

test("a short page ends the list only where that is the rule", () => {
  expect(second(offsetPages({ param: "offset", size }), clamped)).toBeDefined();
  expect(second(offsetPages({ param: "offset", size, stop: "shortPage" }), clamped)).toBeUndefined();
  expect(second(offsetPages({ param: "offset", size, stop: "shortPage" }), full)).toBeDefined();
});

test("the total ends the list without another request, counted from the first offset", () => {
  const paginator = offsetPages({ param: "offset", start: 1, size, total: "meta.total" });
  const page = (total: unknown) => seen({ recordCount: 100, body: { meta: { total } } });
  expect(second(paginator, page(100))).toBeUndefined();
  expect(second(paginator, page(101))?.query).toEqual({ offset: "101", limit: "100" });
  expect(second(paginator, page("100"))).toBeUndefined();
  // What is no number says nothing.
  expect(second(paginator, page(null))).toBeDefined();
});

test("a list that should go on and gives nothing is an error: to end there would lose records", () => {
  const counted = offsetPages({ param: "offset", size, total: "total" });
  expect(() => second(counted, { ...empty, body: { total: 500 } })).toThrow(/the list has 500 records, but page 1/);
  const flagged = offsetPages({ param: "offset", size, more: "has_more" });
  expect(() => second(flagged, { ...empty, body: { has_more: true } })).toThrow(/no next offset/);
});

test("the offset and the size may stand in the body, as numbers", () => {
  const paginator = offsetPages({ param: "paging.offset", size: { param: "paging.limit", value: 100 }, in: "body" });
  expect(second(paginator, clamped)).toMatchObject({ query: {}, body: { "paging.offset": 50, "paging.limit": 100 } });
});

test("a start that is no whole number, and a short page without a size, are refused", () => {
  expect(() => offsetPages({ param: "offset", start: 0.5 })).toThrow(/pagination.start is 0.5/);
  expect(() => offsetPages({ param: "offset", stop: "shortPage" })).toThrow(/needs pagination.size/);
});
