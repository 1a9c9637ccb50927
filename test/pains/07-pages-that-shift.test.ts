import { expect, test } from "@jest/globals";
import type { FaultName, FaultOptions } from "../../src/testing/index.js";
import type { PaginationModel } from "../../src/model/types.js";
import { shopWith, withConnector } from "./support.js";

const size = { param: "limit", value: 6 };
const byToken: PaginationModel = { type: "cursor", param: "after", from: "meta.next", size };

test.each<[FaultName, FaultOptions, PaginationModel]>([
  ["empty-page", { at: 2 }, byToken],
  ["short-page", {}, byToken],
  ["clamped-size", { records: 2 }, byToken],
  ["short-page", {}, { type: "page", param: "page", size }],
  ["clamped-size", { records: 2 }, { type: "offset", param: "offset", size }],
])("a %s %j in the middle of a list does not end it (%j)", async (fault, options, pagination) => {
  await withConnector(
    async ({ api, say }) => {
      api.fault(fault, { ...options, stream: "customers" });
      const { code, records } = await say("read", { streams: ["customers"] });
      expect([code, records("customers")]).toEqual([0, api.records("customers")]);
    },
    { project: shopWith({ pagination }) },
  );
});
