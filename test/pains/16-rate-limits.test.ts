import { expect, test } from "@jest/globals";
import { rateLimitStyles } from "../../src/testing/index.js";
import { bodyOf, shopWith, withConnector } from "./support.js";

test.each(rateLimitStyles)(
  "a refusal that tells its reset by %s is waited for, and said as RATE_LIMITED",
  async (style) => {
    await withConnector(async ({ api, say }) => {
      api.fault("rate-limited", { style, retryAfter: 30, at: 2, times: 2, stream: "customers" });
      const { code, records, messages } = await say("read", { streams: ["customers"] });
      expect([code, records("customers")]).toEqual([0, api.records("customers")]);
      expect(messages.some((message) => JSON.stringify(message).includes('"RATE_LIMITED"'))).toBe(true);
    });
  },
);

test("streams share the declared rate: an API of two requests a minute is never asked too often", async () => {
  const rateLimit = { requests: 2, per: "minute" } as const;
  await withConnector(
    async ({ api, say }) => {
      // The mock's clock does not jump, so it cannot count; the connector must keep the rate all the same.
      const { code, messages } = await say("read", { config: { _mock_rates: true } });
      expect(code).toBe(0);
      expect(api.requests.map(({ status }) => status)).not.toContain(429);
      // Each request beyond the first two waited half a minute by the connector's clock.
      const first = Number(bodyOf(messages[0] ?? { type: "TRACE" })["emitted_at"]);
      const last = Number(bodyOf(messages.at(-1) ?? { type: "TRACE" })["emitted_at"]);
      expect(last - first).toBeGreaterThanOrEqual(((api.requests.length - 2) / 2) * 60_000);
    },
    { project: shopWith({ api: { rateLimit } }), rateLimit: false },
  );
});
