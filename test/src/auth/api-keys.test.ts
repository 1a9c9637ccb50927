import { describe, expect, test } from "@jest/globals";
import { apiKeyCookie, apiKeyHeaders, apiKeyQuery, authOf, type Auth, type AuthKind } from "../../../src/auth/index.js";
import { authContext } from "../support/auth-context.js";

/** As `defineApi` takes an auth. */
function define<Config>(
  _spec: { readonly config?: Config },
  api: { auth: Auth<Config, keyof Config & string> },
): AuthKind {
  return api.auth;
}

const spec: { config?: { api_key: string; app_id: string } } = {};
const given = authContext({ config: { api_key: "s3&=cret", app_id: "a1" } });
const byQuery = apiKeyQuery({ param: "api_key", value: "{config.api_key}" });
const byCookie = apiKeyCookie({ cookie: "sid", value: "{config.api_key}" });
const byHeaders = apiKeyHeaders({ headers: { "X-App-Id": "{config.app_id}", "X-Key": "Key {config.api_key}" } });

describe("a key in the query", () => {
  test("is a parameter and no header", async () => {
    expect(await byQuery.query?.(given)).toEqual({ api_key: "s3&=cret" });
    expect(await byQuery.headers(given)).toEqual({});
  });

  test("may come from a function, which is asked again after a 401", async () => {
    const auth = apiKeyQuery({ param: "sig", value: () => Promise.resolve("made") });
    expect(await auth.query?.(given)).toEqual({ sig: "made" });
    expect("refresh" in auth).toBe(true);
    expect("refresh" in byQuery).toBe(false);
  });

  test("may hold any letter, but no line break and no space around it", async () => {
    const key = (api_key: string) => byQuery.query?.(authContext({ config: { api_key } }));
    expect(await key("ключ €")).toEqual({ api_key: "ключ €" });
    await expect(key("k3y\n")).rejects.toMatchObject({
      code: "AUTH_SETTING_INVALID",
      message: expect.stringContaining('The setting "api_key" has a line break at character 4, which a URL'),
    });
    await expect(key(" k3y")).rejects.toMatchObject({ code: "AUTH_SETTING_INVALID" });
    await expect(key("")).rejects.toMatchObject({ code: "AUTH_SETTING_MISSING" });
  });

  test("needs a name", () => {
    expect(() => apiKeyQuery({ param: " ", value: "x" })).toThrow(
      /auth.param is " ", which is no query parameter's name/,
    );
  });
});

describe("a key in a cookie", () => {
  test("is sent as the one cookie, and masked alone too", async () => {
    const context = authContext({ config: { api_key: "s3cret==" } });
    expect(await byCookie.headers(context)).toEqual({ cookie: "sid=s3cret==" });
    expect(context.secrets).toEqual(["s3cret=="]);
  });

  test.each(["a;b", "a b", "a\\b", "aé", "a\n"])("holds no separator: %j", async (api_key) => {
    await expect(byCookie.headers(authContext({ config: { api_key } }))).rejects.toMatchObject({
      code: "AUTH_SETTING_INVALID",
      message: expect.stringMatching(/at character 2, which a cookie cannot carry/),
    });
  });

  test("needs a name", () => {
    expect(() => apiKeyCookie({ cookie: "s=d", value: "x" })).toThrow(
      /auth.cookie is "s=d", which is no cookie's name/,
    );
  });
});

describe("several headers", () => {
  test("are made of settings, texts around them, and functions", async () => {
    expect(await byHeaders.headers(given)).toEqual({ "X-App-Id": "a1", "X-Key": "Key s3&=cret" });
    const auth = apiKeyHeaders({ headers: { "X-A": "{config.app_id}", "X-B": () => "made" } });
    expect(await auth.headers(given)).toEqual({ "X-A": "a1", "X-B": "made" });
    expect(auth.facts).toEqual({ type: "headers", headers: { "X-A": "{config.app_id}", "X-B": "in code" } });
    expect("refresh" in auth).toBe(true);
    expect("refresh" in byHeaders).toBe(false);
  });

  test("name the one whose setting is missing", async () => {
    await expect(byHeaders.headers(authContext({ config: { app_id: "a1" } }))).rejects.toMatchObject({
      code: "AUTH_SETTING_MISSING",
      message: expect.stringContaining('"api_key" is missing or empty'),
    });
  });

  test("are refused without any, and with what is no header's name", () => {
    expect(() => apiKeyHeaders({ headers: {} })).toThrow(/auth.headers names none/);
    expect(() => apiKeyHeaders({ headers: { "X Key": "a" } })).toThrow(
      /auth.headers has "X Key", which is no header's/,
    );
  });
});

test.each([
  { type: "apiKeyQuery", param: "key", value: "{config.api_key}" } as const,
  { type: "apiKeyCookie", cookie: "sid", value: "{config.api_key}" } as const,
  { type: "headers", headers: { "X-Key": "{config.api_key}" } } as const,
])("the model's words make the auth that prints them: %j", (facts) => {
  expect(authOf(facts).facts).toEqual(facts);
});

test("the type checker compares them with the specification", () => {
  define(spec, { auth: apiKeyQuery({ param: "key", value: "{config.api_key}" }) });
  define(spec, { auth: apiKeyCookie({ cookie: "sid", value: ({ config }) => config.api_key }) });
  define(spec, { auth: apiKeyHeaders({ headers: { "X-A": "{config.app_id}", "X-B": "{config.api_key}" } }) });
  // @ts-expect-error The specification has no such setting.
  define(spec, { auth: apiKeyQuery({ param: "key", value: "{config.api_kee}" }) });
  // @ts-expect-error The specification has no such setting.
  define(spec, { auth: apiKeyCookie({ cookie: "sid", value: "{config.api_kee}" }) });
  // @ts-expect-error The specification has no such setting.
  define(spec, { auth: apiKeyHeaders({ headers: { "X-A": "{config.app_id}", "X-B": "{config.api_kee}" } }) });
  expect(true).toBe(true);
});
