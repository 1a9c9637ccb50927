import { expect, test } from "@jest/globals";
import { shopWith } from "../../support/kinds.js";
import { idsIn, withMock } from "../../support/open-mock.js";

const size = { param: "limit", value: 6 };

test("a page begins at its offset; the second is short, so that counting by sizes loses a record", async () => {
  const project = shopWith({ pagination: { type: "offset", param: "offset", size, total: "total" } });
  await withMock(project, async ({ api, get }) => {
    const all = api.records("customers").map(({ id }) => id);
    const page = async (offset: number) => idsIn(await get(`/customers?version=2&limit=6&offset=${offset}`));
    expect([...(await page(0)), ...(await page(6)), ...(await page(11))]).toEqual(all);
    expect([...(await page(0)), ...(await page(6)), ...(await page(12))].length).toBe(all.length - 1);
    expect(await page(14)).toEqual([]);
    expect((await get("/customers?version=2&limit=6&offset=0")).json["total"]).toBe(all.length);
  });
});

test("offsets that the API does not have are refused", async () => {
  const project = shopWith({ pagination: { type: "offset", param: "from", start: 1, size } });
  await withMock(project, async ({ get }) => {
    for (const offset of ["0", "-1", "x"]) {
      const { text } = await get(`/customers?version=2&limit=6&from=${offset}`);
      expect(text).toContain(`from=${offset} is not an offset: they are numbers from 1 on`);
    }
    expect((await get("/customers?version=2&limit=6&page=2")).text).toContain("the query parameter page is not known");
  });
});
