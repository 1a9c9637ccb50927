import { expect, test } from "@jest/globals";
import { shopWith } from "../../support/kinds.js";
import { allPages, idsIn, withMock } from "../../support/open-mock.js";

const size = { param: "limit", value: 6 };
const project = shopWith({
  pagination: { type: "lastRecord", param: "starting_after", field: "id", size, more: "has_more" },
});
const first = "/customers?version=2&limit=6";

test("a page begins after the record that is named; the flag is true on all but the last", async () => {
  await withMock(project, async ({ api, get }) => {
    const flags: unknown[] = [];
    const next = (reply: Awaited<ReturnType<typeof get>>) => {
      flags.push(reply.json["has_more"]);
      return reply.json["has_more"] === true ? `${first}&starting_after=${String(idsIn(reply).at(-1))}` : undefined;
    };
    const pages = await allPages(first, next, get);
    expect(pages.map((ids) => ids.length)).toEqual([6, 5, 3]);
    expect(pages.flat()).toEqual(api.records("customers").map(({ id }) => id));
    expect(flags).toEqual([true, true, false]);
  });
});

test("a record that is not in the list is refused", async () => {
  await withMock(project, async ({ get }) => {
    expect((await get(`${first}&starting_after=99999`)).text).toContain(
      "starting_after=99999 names no record of this list by id",
    );
  });
});

test("the fault of a list that stands still brings the same page again", async () => {
  await withMock(project, async ({ api, get }) => {
    api.fault("repeated-token", { stream: "customers" });
    const ids = idsIn(await get(first));
    expect(idsIn(await get(`${first}&starting_after=${String(ids.at(-1))}`))).toEqual(ids);
  });
});
