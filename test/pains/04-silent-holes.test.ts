import { expect, test } from "@jest/globals";
import type { FaultName } from "../../src/testing/index.js";
import { courseOf, withConnector } from "./support.js";

test.each<FaultName>(["error-200", "html", "invalid-json", "forbidden"])(
  "a second page with %s is no success with a hole",
  async (fault) => {
    await withConnector(async ({ api, say }) => {
      api.fault(fault, { at: 2, stream: "customers" });
      const { code, messages, errors } = await say("read", { streams: ["customers"] });
      expect(code).toBe(1);
      expect(courseOf(messages, "customers")).not.toContain("COMPLETE");
      expect(errors).toHaveLength(1);
    });
  },
);

test("what was read is said in one line: records, pages, ignored, retried", async () => {
  await withConnector(async ({ api, say }) => {
    api.fault("server-error", { at: 2, stream: "customers" });
    const { logs } = await say("read", { streams: ["customers"] });
    expect(logs).toContain('Stream "customers": 14 records, 3 pages, 0 ignored, 1 retried.');
  });
});
