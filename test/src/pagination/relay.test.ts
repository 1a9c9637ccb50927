import { expect, test } from "@jest/globals";
import { relayPages } from "../../../src/pagination/index.js";
import { second } from "./seen.js";

const paginator = relayPages({ connection: "data.shop.orders", size: { param: "first", value: 50 } });
const bodyWith = (pageInfo: unknown) => ({ data: { shop: { orders: { pageInfo } } } });

test("the end of a page is the cursor of the next, as a variable of the query", () => {
  expect(paginator.first()).toEqual({ query: {}, body: { "variables.first": 50 } });
  expect(second(paginator, { body: bodyWith({ hasNextPage: true, endCursor: "Y3" }) })).toEqual({
    query: {},
    body: { "variables.first": 50, "variables.after": "Y3" },
    token: "Y3",
  });
});

test("the variable may have another name", () => {
  const named = relayPages({ connection: "data.orders", variable: "cursor" });
  const body = { data: { orders: { pageInfo: { hasNextPage: true, endCursor: "Y3" } } } };
  expect(second(named, { body })?.body).toEqual({ "variables.cursor": "Y3" });
});

test("the connection ends where no page follows, though each page has an end; one that is null has no pages", () => {
  expect(second(paginator, { body: bodyWith({ hasNextPage: false, endCursor: "Y3" }) })).toBeUndefined();
  expect(second(paginator, { body: { data: { shop: { orders: null } } } })).toBeUndefined();
});

test("a query that does not ask for pageInfo is an error, not a list of one page", () => {
  expect(() => second(paginator, { body: bodyWith(undefined) })).toThrow(/Ask for it in the query: pageInfo/);
  expect(() => second(paginator, { body: bodyWith({ endCursor: "Y3" }) })).toThrow(/whether pages follow/);
  expect(() => second(paginator, { body: bodyWith({ hasNextPage: true }) })).toThrow(/endCursor" is empty/);
});
