import { gzipSync } from "node:zlib";
import { expect, test } from "@jest/globals";
import type { FaultName, FaultOptions } from "../../src/testing/index.js";
import { withConnector } from "./support.js";

test.each<[FaultName, FaultOptions]>([
  ["gzip", {}],
  ["undeclared-gzip", {}],
  ["bom", {}],
  ["latin-1", {}],
  ["pretty-json", {}],
  ["wrong-content-type", {}],
])("a body with %s is read for what it is", async (fault, options) => {
  const tags = [{ name: "grün" }, { name: "weiß" }];
  await withConnector(
    async ({ api, say }) => {
      api.fault(fault, options);
      const { code, records } = await say("read", { streams: ["tags"] });
      expect([code, records("tags")]).toEqual([0, tags]);
    },
    { records: { tags } },
  );
});

test("a body in three wrappings is unwrapped by its first bytes", async () => {
  const body = gzipSync(gzipSync(Buffer.from('{"data":[{"name":"red"}]}')));
  await withConnector(
    async ({ say }) => {
      const { code, records } = await say("read", { streams: ["tags"] });
      expect([code, records("tags")]).toEqual([0, [{ name: "red" }]]);
    },
    { handle: () => ({ body, headers: { "content-type": "application/octet-stream" } }) },
  );
});
