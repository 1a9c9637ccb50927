import { expect, test } from "@jest/globals";
import { shopWith } from "../../support/kinds.js";
import { shopHeaders, withMock } from "../../support/open-mock.js";

const project = shopWith({ pagination: { type: "odata", size: { value: 6 } }, customers: { records: "value" } });
const preferring = (size: string) => ({ ...shopHeaders, prefer: size });

test("the next link leads on for requests that prefer a size, and is not there on the last page", async () => {
  await withMock(project, async ({ get }) => {
    const headers = preferring("odata.maxpagesize=6");
    let path: string | undefined = "/customers?version=2";
    const counts: number[] = [];
    while (path !== undefined) {
      const { json } = await get(path, headers);
      counts.push(Array.isArray(json["value"]) ? json["value"].length : -1);
      const link: unknown = json["@odata.nextLink"];
      expect("@odata.nextLink" in json).toBe(counts.length < 3);
      path = typeof link === "string" ? link.slice("https://api.shop.test/v1".length) : undefined;
    }
    expect(counts).toEqual([6, 5, 3]);
  });
});

test("a request without the preference, or with one that is too large, is refused", async () => {
  await withMock(project, async ({ get }) => {
    expect((await get("/customers?version=2")).text).toContain("the page size is missing");
    expect((await get("/customers?version=2", preferring("odata.maxpagesize=7"))).text).toContain("6 is the most");
  });
});
