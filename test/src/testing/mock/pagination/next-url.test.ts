import { expect, test } from "@jest/globals";
import { fetchMock } from "../../support/fetch-mock.js";
import { shopWith } from "../../support/kinds.js";
import { allPages, shopHeaders, withMock } from "../../support/open-mock.js";

const project = shopWith({ pagination: { type: "nextUrl", from: "next", size: { param: "limit", value: 6 } } });
const first = "/customers?version=2&limit=6";
const base = "https://api.shop.test/v1";

test("next URLs are whole, carry scheme and host of the model, and lead over all pages", async () => {
  await withMock(project, async ({ api, get }) => {
    const pages = await allPages(
      first,
      ({ json: { next } }) => {
        if (typeof next !== "string") return undefined;
        expect(next.startsWith(`${base}/customers?version=2&limit=6&page_token=`)).toBe(true);
        return next.slice(base.length);
      },
      get,
    );
    expect(pages.map((ids) => ids.length)).toEqual([6, 5, 3]);
    expect(pages.flat()).toEqual(api.records("customers").map(({ id }) => id));
  });
});

test("a program that was pointed at the mock stays there", async () => {
  await withMock(project, async ({ api }) => {
    const address = String(api.config["_mock_api"]);
    const { json } = await fetchMock(address, `${address}/v1${first}`, shopHeaders);
    expect(String(json["next"]).startsWith(`${address}/v1/customers?`)).toBe(true);
  });
});

test("the page number of another kind is refused", async () => {
  await withMock(project, async ({ get }) => {
    expect((await get(`${first}&page=2`)).text).toContain("the query parameter page is not known");
  });
});
