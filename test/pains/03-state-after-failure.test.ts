import { expect, test } from "@jest/globals";
import { courseOf, sorted, withConnector } from "./support.js";

test("after a failure at any page the state claims no more than was delivered, and the next run brings the rest", async () => {
  for (const at of [1, 2, 3]) {
    await withConnector(async ({ api, say }) => {
      api.fault("invalid-json", { at, stream: "customers" });
      const failed = await say("read", { streams: ["customers"] });
      expect(failed.code).toBe(1);
      expect(courseOf(failed.messages, "customers").slice(-2)).toEqual(["INCOMPLETE", "ERROR"]);
      api.clearFaults();
      const rest = await say("read", { streams: ["customers"], from: failed });
      const all = [...failed.records("customers"), ...rest.records("customers")];
      expect(sorted(all)).toEqual(sorted(api.records("customers")));
    });
  }
});
