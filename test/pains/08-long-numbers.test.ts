import { expect, test } from "@jest/globals";
import { text } from "../../src/testing/index.js";
import { withConnector } from "./support.js";

test.each(["9007199254740993", "9223372036854775807", "12345678901234567890", "0.1234567890123456789"])(
  "the number %s leaves with the digits it came with",
  async (number) => {
    await withConnector(
      async ({ say }) => {
        const { code, text: said } = await say("read", { streams: ["tags"] });
        expect(code).toBe(0);
        expect(said).toContain(`"data":{"name":"red","value":${number}}`);
      },
      { handle: () => text(`{"data":[{"name":"red","value":${number}}]}`, 200, "application/json") },
    );
  },
);
