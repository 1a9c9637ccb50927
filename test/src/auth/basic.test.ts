import { describe, expect, test } from "@jest/globals";
import { authOf, basic, type Auth, type AuthKind } from "../../../src/auth/index.js";
import { authContext } from "../support/auth-context.js";

/** As `defineApi` takes an auth. */
function define<Config>(
  _spec: { readonly config?: Config },
  api: { auth: Auth<Config, keyof Config & string> },
): AuthKind {
  return api.auth;
}

const spec: { config?: { username: string; password: string } } = {};
const both = basic({ username: "{config.username}", password: "{config.password}" });

async function sent(auth: AuthKind, config: { [name: string]: unknown }): Promise<string> {
  const headers = await auth.headers(authContext({ config }));
  const value = headers["authorization"] ?? "";
  expect(value).toMatch(/^Basic [A-Za-z0-9+/]+=*$/);
  return Buffer.from(value.slice("Basic ".length), "base64").toString("utf8");
}

describe("Basic authentication", () => {
  test("is the base64 of name and password, as in RFC 7617", async () => {
    const headers = await both.headers(authContext({ config: { username: "Aladdin", password: "open sesame" } }));
    expect(headers).toEqual({ authorization: "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==" });
  });

  test("takes UTF-8, colons in the password, and spaces at its ends", async () => {
    expect(await sent(both, { username: "test", password: "123£" })).toBe("test:123£");
    expect(await sent(both, { username: "Zoë", password: " a:b " })).toBe("Zoë: a:b ");
  });

  test.each([
    ["its setting is not set", both, { username: "ann" }, "ann:"],
    ["its setting is empty", both, { username: "ann", password: "" }, "ann:"],
    ["a key takes the name's place", basic({ username: "{config.api_key}" }), { api_key: "k3y" }, "k3y:"],
  ])("has an empty password where %s", async (_when, auth, config, expected) => {
    expect(await sent(auth, config)).toBe(expected);
  });

  test("may have an empty name beside a token, and a constant beside a key", async () => {
    expect(await sent(basic({ username: "", password: "{config.token}" }), { token: "t0k" })).toBe(":t0k");
    expect(await sent(basic({ username: "{config.api_key}", password: "X" }), { api_key: "k3y" })).toBe("k3y:X");
  });

  test("masks what a function brings, and asks it again after a 401", async () => {
    const auth = basic({ username: "ann", password: () => Promise.resolve("m4de") });
    const context = authContext({});
    await auth.headers(context);
    expect(context.secrets).toEqual(["m4de"]);
    expect("refresh" in auth).toBe(true);
    expect("refresh" in both).toBe(false);
  });

  test("needs a name", async () => {
    await expect(sent(both, { password: "x" })).rejects.toMatchObject({
      code: "AUTH_SETTING_MISSING",
      message: expect.stringContaining('"username" is missing or empty'),
    });
  });

  test.each([
    ["a colon in the name", { username: "a:b", password: "x" }, 'The setting "username" has a colon at character 2'],
    ["a line break", { username: "a", password: "s3cret\n" }, 'The setting "password" has a line break at character 7'],
  ])("refuses %s without showing it", async (_what, config, reason) => {
    const refused = expect(sent(both, config)).rejects;
    await refused.toMatchObject({ code: "AUTH_SETTING_INVALID", message: expect.stringContaining(reason) });
  });
});

test.each([
  { type: "basic", username: "{config.username}", password: "{config.password}" } as const,
  { type: "basic", username: "{config.api_key}" } as const,
])("the model's words make the auth that prints them: %j", (facts) => {
  expect(authOf(facts).facts).toEqual(facts);
});

test("the type checker compares it with the specification", () => {
  define(spec, { auth: both });
  define(spec, { auth: basic({ username: "{config.username}" }) });
  define(spec, { auth: basic({ username: ({ config }) => config.username, password: "{config.password}" }) });
  // @ts-expect-error The specification has no such setting.
  define(spec, { auth: basic({ username: "{config.user}" }) });
  // @ts-expect-error The specification has no such setting.
  define(spec, { auth: basic({ username: "{config.username}", password: "{config.pass}" }) });
  expect(true).toBe(true);
});
