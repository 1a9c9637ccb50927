import { expect, test } from "@jest/globals";
import { shopWith, sorted, withConnector } from "./support.js";

test("an API that gives no more than five records for a question is asked for shorter times, until all have come", async () => {
  const window = { step: "P365D", cap: 5 };
  await withConnector(
    async ({ api, say }) => {
      api.fault("cap", { records: 5, stream: "customers" });
      const { code, records } = await say("read", { streams: ["customers"] });
      expect([code, sorted(records("customers"))]).toEqual([0, sorted(api.records("customers"))]);
    },
    { project: shopWith({ cursor: { endParam: "until", window } }) },
  );
});
