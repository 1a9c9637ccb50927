import { expect, test } from "@jest/globals";
import { text } from "../../src/testing/index.js";
import { withConnector } from "./support.js";

test("a lone surrogate, a null character and line separators leave as one line of valid UTF-8", async () => {
  const name = String.raw`a\ud800b\u0000c\u2028d`;
  await withConnector(
    async ({ say }) => {
      const { code, text: said, messages } = await say("read", { streams: ["tags"] });
      expect(code).toBe(0);
      expect(Buffer.from(said).toString()).toBe(said);
      expect(said.trimEnd().split("\n")).toHaveLength(messages.length);
    },
    { handle: () => text(`{"data":[{"name":"${name}"}]}`, 200, "application/json") },
  );
});
