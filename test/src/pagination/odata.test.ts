import { expect, test } from "@jest/globals";
import { odataPages } from "../../../src/pagination/index.js";
import { second } from "./seen.js";

const url = "https://api.acme.com/v1/orders?$skiptoken=x";

test.each(["@odata.nextLink", "@nextLink"])("%s leads to the next page, and is asked for as it stands", (name) => {
  expect(second(odataPages(), { body: { [name]: url } })).toEqual({ query: {}, url, token: url });
});

test("the size is preferred with every request", () => {
  const paginator = odataPages({ size: { value: 50 } });
  const headers = { prefer: "odata.maxpagesize=50" };
  expect(paginator.first()).toEqual({ query: {}, headers });
  expect(second(paginator, { body: { "@odata.nextLink": url } })).toEqual({ query: {}, url, token: url, headers });
  expect(odataPages().first()).toEqual({ query: {} });
});

test("a page without a link is the last, an empty page is not", () => {
  expect(second(odataPages(), { body: { value: [] } })).toBeUndefined();
  expect(second(odataPages(), { body: { "@odata.nextLink": "orders?$skip=2" }, recordCount: 0 })?.url).toBe(
    "https://api.acme.com/v1/orders?$skip=2",
  );
});
