import { describe, expect, test } from "@jest/globals";
import type { AuthModel } from "../../../../../src/model/types.js";
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

describe("an API key in the query", () => {
  const project = shopWith({ auth: { type: "apiKeyQuery", param: "api_key", value: "{config.api_key}" } });
  test.each([
    ["is missing", "", 401],
    ["is another", "&api_key=other", 401],
    ["is right", "&api_key=mock-api_key", 200],
    ["stands there twice", "&api_key=mock-api_key&api_key=mock-api_key", 400],
  ])("that %s", async (_what, query, status) => {
    await withMock(project, async ({ get }) => {
      expect((await get(`${path}${query}`, client)).status).toBe(status);
    });
  });
});

describe("an API key in a cookie", () => {
  const project = shopWith({ auth: { type: "apiKeyCookie", cookie: "sid", value: "{config.api_key}" } });
  test.each([
    ["is missing", {}, 401],
    ["stands in another cookie", { cookie: "id=mock-api_key" }, 401],
    ["is another", { cookie: "sid=other" }, 401],
    ["is right", { cookie: "a=b; sid=mock-api_key" }, 200],
  ])("that %s", async (_what, headers, status) => {
    await withMock(project, async ({ get }) => {
      expect((await get(path, { ...client, ...headers })).status).toBe(status);
    });
  });
});

describe("Basic authentication", () => {
  const project = shopWith({ auth: { type: "basic", username: "ann", password: "{config.api_key}" } });
  const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString("base64")}` });
  test.each([
    ["is missing", {}, 401, "the Authorization header is missing"],
    ["is another scheme", { authorization: "Bearer mock-api_key" }, 401, "must be Basic and base64"],
    ["is not encoded", { authorization: "Basic ann:mock-api_key" }, 401, "must be Basic and base64"],
    ["has no colon", basic("ann"), 401, "there is no colon"],
    ["has another name", basic("bob:mock-api_key"), 401, "the user name is not known"],
    ["has another password", basic("ann:mock"), 401, "the password is wrong"],
    ["is right", basic("ann:mock-api_key"), 200, "data"],
  ])("that %s", async (_what, headers, status, text) => {
    await withMock(project, async ({ get }) => {
      const reply = await get(path, { ...client, ...headers });
      expect(reply.status).toBe(status);
      expect(reply.text).toContain(text);
    });
  });
});

describe("several headers", () => {
  const headers = { "X-App": "shop", "X-Key": "{config.api_key}" };
  const project = shopWith({ auth: { type: "headers", headers } });
  test.each([
    ["of which one is missing", { "x-app": "shop" }, 401],
    ["of which one is another", { "x-app": "other", "x-key": "mock-api_key" }, 401],
    ["that are right", { "x-app": "shop", "x-key": "mock-api_key" }, 200],
  ])("%s", async (_what, sent, status) => {
    await withMock(project, async ({ get }) => {
      expect((await get(path, { ...client, ...sent })).status).toBe(status);
    });
  });
});

describe("an error that repeats the credential", () => {
  test.each<readonly [string, AuthModel, string, { [name: string]: string }, readonly string[]]>([
    ["in the query", { type: "apiKeyQuery", param: "k", value: "{config.api_key}" }, "&k=s3cret", {}, ["s3cret"]],
    [
      "in a cookie",
      { type: "apiKeyCookie", cookie: "k", value: "{config.api_key}" },
      "",
      { cookie: "k=s3cret" },
      ["or s3cret"],
    ],
    [
      "in Basic",
      { type: "basic", username: "{config.api_key}", password: "" },
      "",
      { authorization: `Basic ${Buffer.from("user1:s3cret").toString("base64")}` },
      ["or user1:s3cret", "or s3cret", "or user1"],
    ],
  ])("knows it %s", async (_where, auth, query, headers, expected) => {
    await withMock(shopWith({ auth }), async ({ api, get }) => {
      api.fault("secrets-echoed");
      const { text } = await get(`${path}${query}`, { ...client, ...headers });
      for (const each of expected) expect(text).toContain(each);
    });
  });
});

test("an API without credentials refuses them", async () => {
  await withMock(shopWith({ auth: { type: "none" } }), async ({ get }) => {
    expect((await get(path, client)).status).toBe(200);
    expect((await get(path, { ...client, authorization: "Bearer x" })).text).toContain("takes no credentials");
  });
});
