import { expect, test } from "@jest/globals";
import { withConnector } from "./support.js";

test.each([0, 1, 20, 100, 200, 400, 100_000])(
  "a body that is cut behind byte %d is asked for again: no half page, no record twice",
  async (byte) => {
    await withConnector(async ({ api, say }) => {
      api.fault("cut-body", { at: 2, byte, times: 2, stream: "customers" });
      const { code, records } = await say("read", { streams: ["customers"] });
      expect([code, records("customers")]).toEqual([0, api.records("customers")]);
    });
  },
);
