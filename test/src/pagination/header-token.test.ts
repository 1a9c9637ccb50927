import { expect, test } from "@jest/globals";
import { headerTokenPages } from "../../../src/pagination/index.js";
import { second } from "./seen.js";

const size = { param: "limit", value: 2 };
const paginator = headerTokenPages({ param: "page_token", header: "X-Next-Page", size });

test("the token of the header asks for the next page, with the size", () => {
  expect(paginator.first()).toEqual({ query: { limit: "2" } });
  expect(second(paginator, { headers: { "x-next-page": " a=&b " } })).toEqual({
    query: { page_token: "a=&b", limit: "2" },
    token: "a=&b",
  });
});

test("the list ends where the header is missing or empty, not at an empty page", () => {
  expect(second(paginator, {})).toBeUndefined();
  expect(second(paginator, { headers: { "x-next-page": "" } })).toBeUndefined();
  expect(second(paginator, { headers: { "x-next-page": "a" }, recordCount: 0 })).toBeDefined();
});

test("an empty page ends the list where that is the rule", () => {
  const ending = headerTokenPages({ param: "c", header: "X-C", stop: "emptyPage" });
  expect(second(ending, { headers: { "x-c": "a" }, recordCount: 0 })).toBeUndefined();
  expect(second(ending, { headers: { "x-c": "a" } })).toBeDefined();
});

test("a name that no header can have is refused", () => {
  expect(() => headerTokenPages({ param: "c", header: "X Next" })).toThrow(/pagination.header is "X Next"/);
});
