import { createHmac } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import type { AuthModel } from "../../../../../src/model/types.js";
import { shopWith } from "../../support/kinds.js";
import { withMock, type OpenMock } from "../../support/open-mock.js";

const path = "/tags?version=2";
const client = { "x-client": "shop" };
const now = () => Math.floor(Date.now() / 1_000);

/** A token as RFC 7515 has it, with the mock's secret unless another is given. */
function signed(claims: object, { key = "mock-api_key", head = {} }: { key?: string; head?: object } = {}): string {
  const parts = [
    { alg: "HS256", typ: "JWT", ...head },
    { iat: now(), exp: now() + 300, ...claims },
  ];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
}

describe("a signed token", () => {
  const auth: AuthModel = { type: "jwt", algorithm: "HS256", key: "{config.api_key}", issuer: "me", claims: { v: 2 } };
  const claims = { iss: "me", v: 2 };
  test.each([
    ["is right", `Bearer ${signed(claims)}`, 200, "data"],
    ["is missing", undefined, 401, "the header Authorization is missing"],
    ["has no scheme", signed(claims), 401, "must begin with Bearer"],
    ["has two parts", "Bearer a.b", 401, "three parts"],
    ["has another signature", `Bearer ${signed(claims, { key: "other" })}`, 401, "the signature of the token is wrong"],
    [
      "says another issuer",
      `Bearer ${signed({ ...claims, iss: "you" })}`,
      401,
      'iss in the claims of the token is \\"you\\"',
    ],
    ["says too much", `Bearer ${signed({ ...claims, more: 1 })}`, 401, "more in the claims"],
    ["names a key", `Bearer ${signed(claims, { head: { kid: "k" } })}`, 401, "kid in the head"],
    [
      "has expired",
      `Bearer ${signed({ ...claims, iat: now() - 600, exp: now() - 300 })}`,
      401,
      "the token has expired",
    ],
    ["lives too long", `Bearer ${signed({ ...claims, exp: now() + 900 })}`, 401, "must be 300 s after iat"],
  ])("that %s", async (_what, authorization, status, text) => {
    await withMock(shopWith({ auth }), async ({ get }) => {
      const reply = await get(path, { ...client, ...(authorization === undefined ? {} : { authorization }) });
      expect(reply.status).toBe(status);
      expect(reply.text).toContain(text);
    });
  });
});

describe("an exchange of a signed token", () => {
  const tokenUrl = "https://api.shop.test/token";
  const exchange = { tokenUrl, scopes: ["read"] };
  const auth: AuthModel = { type: "jwt", algorithm: "HS256", key: "{config.api_key}", exchange };
  const grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  const assertion = signed({ aud: tokenUrl });
  test.each<readonly [string, Record<string, string>, number, string]>([
    ["is right", { grant_type: grant, assertion, scope: "read" }, 200, "mock-access-token-1"],
    ["is for another", { grant_type: grant, assertion: signed({ aud: "x" }), scope: "read" }, 400, "invalid_grant"],
    ["has no scope", { grant_type: grant, assertion }, 400, "invalid_scope"],
    ["is another grant", { grant_type: "password", assertion, scope: "read" }, 400, "unsupported_grant_type"],
  ])("that %s", async (_what, form, status, text) => {
    await withMock(shopWith({ auth }), async ({ api }) => {
      const reply = await post(api, "/token", new URLSearchParams(form));
      expect(reply.status).toBe(status);
      expect(await reply.text()).toContain(text);
    });
  });
});

describe("a login", () => {
  const login = { url: "https://api.shop.test/login", body: { user: "ann", key: "{config.api_key}" } };
  const auth: AuthModel = { type: "sessionToken", login, from: "data.id" };

  test("gives a token that requests need", async () => {
    await withMock(shopWith({ auth }), async ({ api, get }) => {
      const reply = await post(api, "/login", JSON.stringify({ user: "ann", key: "mock-api_key" }));
      expect(await reply.json()).toEqual({ data: { id: "mock-session-token-1" } });
      const sent = (token: string) => get(path, { ...client, authorization: `Bearer ${token}` });
      expect((await sent("mock-session-token-1")).status).toBe(200);
      expect((await sent("mock-session-token-2")).status).toBe(401);
    });
  });

  test.each([
    ["with another key", JSON.stringify({ user: "ann", key: "x" }), 401, "the field key of the login"],
    ["without the name", JSON.stringify({ key: "mock-api_key" }), 401, "the field user of the login"],
    [
      "with a field too many",
      JSON.stringify({ user: "ann", key: "mock-api_key", a: 1 }),
      401,
      "the field a of the login",
    ],
    ["that is no JSON", "user=ann", 400, "must be a JSON object"],
  ])("%s is refused", async (_what, body, status, text) => {
    await withMock(shopWith({ auth }), async ({ api }) => {
      const reply = await post(api, "/login", body);
      expect(reply.status).toBe(status);
      expect(await reply.text()).toContain(text);
    });
  });
});

function post(api: OpenMock["api"], path: string, body: URLSearchParams | string): Promise<Response> {
  return fetch(`${String(api.config["_mock_api"])}${path}`, { method: "POST", body });
}
