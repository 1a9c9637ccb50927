import { expect, test } from "@jest/globals";
import { isObject } from "../../../../../src/model/json.js";
import { shopWith } from "../../support/kinds.js";
import { allPages, withMock } from "../../support/open-mock.js";
import type { Reply } from "../../support/fetch-mock.js";
import { shop } from "../../support/shop.js";

const first = "/customers?version=2&limit=6";

test("tokens lead over all pages; the last has none", async () => {
  await withMock(shop, async ({ api, get }) => {
    const pages = await allPages(first, following, get);
    expect(pages.map((ids) => ids.length)).toEqual([6, 5, 3]);
    expect(pages.flat()).toEqual(api.records("customers").map(({ id }) => id));
  });
});

test("with an empty page as the end there is a token to it", async () => {
  const project = shopWith({
    pagination: {
      type: "cursor",
      param: "after",
      from: "meta.next",
      size: { param: "limit", value: 6 },
      stop: "emptyPage",
    },
  });
  await withMock(project, async ({ get }) => {
    const pages = await allPages(first, following, get);
    expect(pages.map((ids) => ids.length)).toEqual([6, 5, 3, 0]);
  });
});

test("a token that is not known, belongs to another list or lost its encoding is refused", async () => {
  await withMock(shop, async ({ get }) => {
    const token = tokenIn(await get(first)) ?? "";
    expect(token).toMatch(/[+/=]/);
    expect((await get(`${first}&after=nonsense`)).text).toContain("after=nonsense is not a token of this API");
    const other = await get(`${first}&since=2021-01-01T00:00:00Z&after=${encodeURIComponent(token)}`);
    expect(other.text).toContain("belongs to another list");
  });
});

test("tokens are the same at each run", async () => {
  const tokens: (string | undefined)[] = [];
  for (let run = 0; run < 2; run += 1) {
    await withMock(shop, async ({ get }) => {
      tokens.push(tokenIn(await get(first)));
    });
  }
  expect(tokens[0]).toBe(tokens[1]);
});

function tokenIn({ json }: Reply): string | undefined {
  const { meta } = json;
  const next = isObject(meta) ? meta["next"] : undefined;
  return typeof next === "string" ? next : undefined;
}

function following(reply: Reply): string | undefined {
  const token = tokenIn(reply);
  return token === undefined ? undefined : `${first}&after=${encodeURIComponent(token)}`;
}
