import { describe, expect, test } from "@jest/globals";
import { apiKeyHeader, authOf, bearer, noAuth, type Auth, type AuthKind } from "../../../src/auth/index.js";
import { authContext } from "../support/auth-context.js";
import { ConnectorError } from "../../../src/protocol/error.js";

/** As `defineApi` takes an auth. */
function define<Config>(
  _spec: { readonly config?: Config },
  api: { auth: Auth<Config, keyof Config & string> },
): AuthKind {
  return api.auth;
}

const spec: { config?: { api_key: string; port?: number } } = {};

function headers(auth: AuthKind, config: { [name: string]: unknown } = { api_key: "s3cret" }) {
  return auth.headers(authContext({ config }));
}

async function fault(promise: Promise<unknown>): Promise<ConnectorError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ConnectorError) return error;
  throw new Error("It should have failed.");
}

describe("the headers of", () => {
  test.each([
    ["no auth", noAuth(), {}],
    ["a bearer token from a setting", bearer({ token: "{config.api_key}" }), { authorization: "Bearer s3cret" }],
    ["a bearer token from a function", bearer({ token: () => "made" }), { authorization: "Bearer made" }],
    ["a promised token", bearer({ token: () => Promise.resolve("made") }), { authorization: "Bearer made" }],
    ["a key in a header", apiKeyHeader({ header: "X-Api-Key", value: "{config.api_key}" }), { "X-Api-Key": "s3cret" }],
    [
      "a key inside a text",
      apiKeyHeader({ header: "Authorization", value: "Token {config.api_key}" }),
      { Authorization: "Token s3cret" },
    ],
  ])("%s", async (_name, auth, expected) => {
    expect(await headers(auth)).toEqual(expected);
  });
});

describe("the facts of", () => {
  test.each([
    [noAuth(), { type: "none" }],
    [bearer({ token: "{config.api_key}" }), { type: "bearer", token: "{config.api_key}" }],
    [bearer({ token: () => "x" }), { type: "bearer", token: "in code" }],
    [
      apiKeyHeader({ header: "X-Key", value: "{config.api_key}" }),
      { type: "apiKey", header: "X-Key", value: "{config.api_key}" },
    ],
  ])("an auth are the model's words: %#", (auth, facts) => {
    expect(auth.facts).toEqual(facts);
  });

  test.each([
    { type: "none" } as const,
    { type: "bearer", token: "{config.api_key}" } as const,
    { type: "apiKey", header: "X-Key", value: "{config.api_key}" } as const,
  ])("a model make the same auth: %j", (facts) => {
    expect(authOf(facts).facts).toEqual(facts);
  });
});

describe("a credential", () => {
  test.each([[{}], [{ api_key: "" }], [{ api_key: null }]])("that is missing is named: %j", async (config) => {
    for (const auth of [
      bearer({ token: "{config.api_key}" }),
      apiKeyHeader({ header: "X-Key", value: "Token {config.api_key}" }),
    ]) {
      const error = await fault(headers(auth, config));
      expect(error).toMatchObject({ code: "AUTH_SETTING_MISSING", failureType: "config_error" });
      expect(error.message).toContain('"api_key" is missing or empty');
    }
  });

  test("that a function does not bring is reported", async () => {
    const error = await fault(headers(bearer({ token: () => "" })));
    expect(error).toMatchObject({ code: "AUTH_SETTING_MISSING", failureType: "config_error" });
    expect(error.message).toContain("The function of auth.token gave an empty string");
  });

  test.each([
    ["s3cret\n", "a line break at character 7"],
    ["s3\r\nX-Evil: 1", "a line break at character 3"],
    ["s3\u0000", "a control character at character 3"],
    ["s3cr€t", "a character that headers cannot carry at character 5"],
    [" s3cret", "a space at its beginning or end"],
  ])("that a header cannot carry is refused, without showing it: %j", async (api_key, reason) => {
    const error = await fault(headers(apiKeyHeader({ header: "X-Key", value: "{config.api_key}" }), { api_key }));
    expect(error).toMatchObject({ code: "AUTH_SETTING_INVALID", failureType: "config_error" });
    expect(error.message).toContain(`The setting "api_key" has ${reason}`);
    expect(error.message).not.toContain("s3");
  });

  test("may hold what looks like a template", async () => {
    expect(await headers(bearer({ token: "{config.api_key}" }), { api_key: "{config.api_key}" })).toEqual({
      authorization: "Bearer {config.api_key}",
    });
  });

  test("of a function is asked for again after a 401; that of a setting is not", () => {
    expect("refresh" in bearer({ token: () => "x" })).toBe(true);
    expect("refresh" in apiKeyHeader({ header: "X-Key", value: () => "x" })).toBe(true);
    expect("refresh" in bearer({ token: "{config.api_key}" })).toBe(false);
  });
});

test.each(["X Key", "", "X-Key:", "Ключ"])("a header cannot be called %j", (header) => {
  expect(() => apiKeyHeader({ header, value: "x" })).toThrow(/auth.header is .* which is no header's name/);
});

test("the type checker compares an auth with the specification", () => {
  define(spec, { auth: noAuth() });
  define(spec, { auth: bearer({ token: "{config.api_key}" }) });
  define(spec, { auth: bearer({ token: "{config.api_key}-{config.port}" }) });
  define(spec, { auth: bearer({ token: ({ config }) => config.api_key.trim() }) });
  define(spec, { auth: apiKeyHeader({ header: "X-Key", value: "{config.api_key}" }) });
  define(spec, {
    auth: apiKeyHeader({ header: "X-Key", value: async ({ config }) => Promise.resolve(config.api_key) }),
  });
  // @ts-expect-error The specification has no such setting.
  define(spec, { auth: bearer({ token: "{config.api_kee}" }) });
  // @ts-expect-error The specification has no such setting.
  define(spec, { auth: apiKeyHeader({ header: "X-Key", value: "Token {config.api_kee}" }) });
  // @ts-expect-error The specification has no such setting.
  define(spec, { auth: bearer({ token: ({ config }) => String(config.api_kee) }) });
  // @ts-expect-error A token is a text.
  define(spec, { auth: bearer({ token: ({ config }) => config.port }) });
  // @ts-expect-error A token is a text.
  define(spec, { auth: bearer({ token: 7 }) });
  expect(true).toBe(true);
});
