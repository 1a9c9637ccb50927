import { expect, test } from "@jest/globals";
import { shopWith } from "../../support/kinds.js";
import { allPages, withMock } from "../../support/open-mock.js";

const size = { param: "limit", value: 6 };
const first = "/customers?version=2&limit=6";

test("the header's token leads over all pages; the last page has none", async () => {
  const project = shopWith({ pagination: { type: "headerToken", param: "page_token", header: "X-Next-Page", size } });
  await withMock(project, async ({ api, get }) => {
    const pages = await allPages(
      first,
      ({ headers }) => {
        const token = headers["x-next-page"];
        return token === undefined ? undefined : `${first}&page_token=${encodeURIComponent(token)}`;
      },
      get,
    );
    expect(pages.map((ids) => ids.length)).toEqual([6, 5, 3]);
    expect(pages.flat()).toEqual(api.records("customers").map(({ id }) => id));
  });
});
