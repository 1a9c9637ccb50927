import { expect, test } from "@jest/globals";
import { shopWith, withConnector } from "./support.js";

test("a page token that comes again ends the stream with an error that names the page", async () => {
  await withConnector(async ({ api, say }) => {
    api.fault("repeated-token", { at: 2, stream: "customers" });
    const { code, errors } = await say("read", { streams: ["customers"] });
    expect(code).toBe(1);
    expect(errors[0]?.["message"]).toMatch(
      /would go in circles: page 3 is asked for with .*, which page 2 had already/,
    );
    expect(api.requests.length).toBeLessThan(5);
  });
});

test("pages with the same bytes and new tokens are no circle", async () => {
  const page = (next: string | null) => ({ body: { data: [{ id: 1 }], meta: { next } } });
  await withConnector(
    async ({ say }) => {
      const { code, records } = await say("read", { streams: ["customers"] });
      expect([code, records("customers").length]).toEqual([0, 6]);
    },
    {
      project: shopWith({ streams: { customers: { path: "/customers", records: "data" } } }),
      handle: ({ query }) => page(Number(query["after"] ?? 0) < 5 ? String(Number(query["after"] ?? 0) + 1) : null),
    },
  );
});
