import { expect, test } from "@jest/globals";
import { shopWith } from "../../support/kinds.js";
import { allPages, withMock } from "../../support/open-mock.js";

const size = { param: "limit", value: 6 };
const base = "https://api.shop.test/v1";

test.each(["next", "following"])("a Link of the relation %s leads over all pages, among others", async (rel) => {
  const model = rel === "next" ? ({ type: "linkHeader", size } as const) : ({ type: "linkHeader", rel, size } as const);
  const project = shopWith({ pagination: model, customers: { records: "." } });
  await withMock(project, async ({ api, get }) => {
    const links: string[] = [];
    const pages = await allPages(
      "/customers?version=2&limit=6",
      ({ headers: { link = "" } }) => {
        links.push(link);
        return new RegExp(`<([^>]+)>; rel="${rel}"`).exec(link)?.[1]?.slice(base.length);
      },
      get,
    );
    expect(pages.map((ids) => ids.length)).toEqual([6, 5, 3]);
    expect(pages.flat()).toEqual(api.records("customers").map(({ id }) => id));
    expect(links.every((link) => link.includes('rel="first"'))).toBe(true);
  });
});
