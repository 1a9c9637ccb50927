import { expect, test } from "@jest/globals";
import { withMock } from "../../support/open-mock.js";
import { shop } from "../../support/shop.js";

test("without pagination one answer holds everything, and parameters of pages are refused", async () => {
  await withMock(shop, async ({ api, get }) => {
    expect((await get("/tags?version=2")).json).toEqual({ data: api.records("tags") });
    expect((await get("/tags?version=2&limit=6")).text).toContain(
      "the query parameter limit is not known; known are: version",
    );
  });
});
