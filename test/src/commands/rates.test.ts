/** The declared rate is kept by a run; only a mock API may say that nobody counts. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { acme } from "../../support/acme.js";
import { acmeApi, acmeConfig, runAcme, type AcmeApi } from "../support/acme-api.js";
import { catalogOf } from "../support/files.js";

let api: AcmeApi;
beforeAll(async () => {
  api = await acmeApi();
});
afterAll(() => api.server.close());

const { connector } = acme;
const project = {
  ...acme,
  connector: { ...connector, api: { ...connector.api, rateLimit: { requests: 1, per: "hour" } as const } },
};

/** Milliseconds that a read of customers waited in all, on a clock that waiting moves. */
async function waited(config: object): Promise<number> {
  let time = Date.parse("2026-11-25T12:00:00Z");
  const began = time;
  const sleep = (milliseconds: number) => {
    time += milliseconds;
    return Promise.resolve();
  };
  const catalog = catalogOf(["customers", "full_refresh"], ["orders", "full_refresh"]);
  const { code } = await runAcme(api, "read", { project, config, catalog, io: { now: () => time, sleep } });
  expect(code).toBe(0);
  return time - began;
}

test("a run waits for the rate that is declared", async () => {
  expect(await waited(acmeConfig(api))).toBeGreaterThanOrEqual(3_600_000);
});

test("a mock API that counts no requests is not waited for", async () => {
  expect(await waited({ ...acmeConfig(api), _mock_rates: false })).toBe(0);
});
