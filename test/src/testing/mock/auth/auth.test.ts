import { describe, expect, test } from "@jest/globals";
import { shopWith } from "../../support/kinds.js";
import { withMock } from "../../support/open-mock.js";
import { shop } from "../../support/shop.js";

const path = "/tags?version=2";
const client = { "x-client": "shop" };

describe("a bearer token", () => {
  test.each([
    ["is missing", {}, 401],
    ["is another", { authorization: "Bearer other" }, 401],
    ["comes in another scheme", { authorization: "Tokens mock-api_key" }, 401],
    ["is right", { authorization: "Bearer mock-api_key" }, 200],
  ])("that %s", async (_what, headers, status) => {
    await withMock(shop, async ({ get }) => {
      const reply = await get(path, { ...client, ...headers });
      expect(reply.status).toBe(status);
      expect(reply.headers["content-type"]).toBe("application/json");
    });
  });
});

describe("an API key", () => {
  const project = shopWith({ auth: { type: "apiKey", header: "X-Api-Key", value: "key {config.api_key}" } });
  test.each([
    ["is missing", {}, 401],
    ["is another", { "x-api-key": "mock-api_key" }, 401],
    ["is right", { "X-API-KEY": "key mock-api_key" }, 200],
  ])("that %s", async (_what, headers, status) => {
    await withMock(project, async ({ get }) => {
      expect((await get(path, { ...client, ...headers })).status).toBe(status);
    });
  });
});

test("an API without credentials refuses them", async () => {
  await withMock(shopWith({ auth: { type: "none" } }), async ({ get }) => {
    expect((await get(path, client)).status).toBe(200);
    expect((await get(path, { ...client, authorization: "Bearer x" })).text).toContain("takes no credentials");
  });
});
