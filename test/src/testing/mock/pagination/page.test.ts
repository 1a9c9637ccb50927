import { expect, test } from "@jest/globals";
import { shopWith } from "../../support/kinds.js";
import { idsIn, withMock } from "../../support/open-mock.js";

const size = { param: "limit", value: 6 };
const numbered = shopWith({ pagination: { type: "page", param: "page", start: 0, size } });

test("pages are numbered from the model's start, and those after the last are empty", async () => {
  await withMock(numbered, async ({ api, get }) => {
    const pages = [];
    for (const page of [0, 1, 2, 3]) pages.push(idsIn(await get(`/customers?version=2&limit=6&page=${page}`)));
    expect(pages.map((ids) => ids.length)).toEqual([6, 5, 3, 0]);
    expect(pages.flat()).toEqual(api.records("customers").map(({ id }) => id));
  });
});

test("a page before the first is refused", async () => {
  await withMock(numbered, async ({ get }) => {
    expect((await get("/customers?version=2&limit=6&page=-1")).status).toBe(400);
    expect((await get("/customers?version=2&limit=6&page=x")).text).toContain("page=x is not a page");
  });
});

test("only the last page is short where a short page means the end", async () => {
  const short = shopWith({ pagination: { type: "page", param: "page", size, stop: "shortPage" } });
  await withMock(short, async ({ get }) => {
    const lengths = [];
    for (const page of [1, 2, 3]) lengths.push(idsIn(await get(`/customers?version=2&limit=6&page=${page}`)).length);
    expect(lengths).toEqual([6, 6, 3]);
  });
});

test("a size up to the most is honoured, a larger one refused", async () => {
  const project = shopWith({ pagination: { type: "page", param: "page", size: { ...size, max: 8 } } });
  await withMock(project, async ({ get }) => {
    expect(idsIn(await get("/customers?version=2&limit=2&page=1"))).toHaveLength(2);
    expect(idsIn(await get("/customers?version=2&limit=8&page=1"))).toHaveLength(8);
    expect((await get("/customers?version=2&limit=9&page=1")).text).toContain("8 is the most");
    expect((await get("/customers?version=2&page=1")).text).toContain("the page size is missing");
  });
});
