import { describe, expect, test } from "@jest/globals";
import { authOf, bearer, choice, noAuth, oauthRefreshToken, apiKeyHeader } from "../../../src/auth/index.js";
import { createCredentials } from "../../../src/http/credentials.js";
import { authContext } from "../support/auth-context.js";
import { withConnector } from "../model/a-project.js";
import { checkModel } from "../../../src/model/check.js";
import { formatProblem } from "../../../src/model/problem.js";

const options = {
  key: apiKeyHeader({ header: "X-Key", value: "{config.login.api_key}" }),
  none: noAuth(),
  made: bearer({ token: () => "made" }),
};
const auth = choice({ by: "login.kind", options });

describe("an auth that users choose", () => {
  test("is the one that the configuration names", async () => {
    const config = { login: { kind: "key", api_key: "abc" } };
    expect(await auth.headers(authContext({ config }))).toEqual({ "X-Key": "abc" });
    expect(await auth.headers(authContext({ config: { login: { kind: "none" } } }))).toEqual({});
  });

  test.each([[{}], [{ login: {} }], [{ login: { kind: "oauth" } }], [{ login: { kind: "constructor" } }]])(
    "is none for %j",
    async (config) => {
      await expect(auth.headers(authContext({ config }))).rejects.toMatchObject({
        code: "CONFIG_INVALID",
        failureType: "config_error",
        message: expect.stringContaining('"login.kind" must be one of key, none, made'),
      });
    },
  );

  test("is renewed after a 401 only where the chosen one can be", () => {
    const canRenew = (kind: string): boolean => {
      const context = authContext({ config: { login: { kind, api_key: "abc" } } });
      return createCredentials(auth.taken?.(context.config) ?? auth, context).canRenew;
    };
    expect(canRenew("key")).toBe(false);
    expect(canRenew("made")).toBe(true);
  });

  test("has the facts of all, and comes back from them", () => {
    expect(auth.facts).toMatchObject({
      type: "choice",
      by: "login.kind",
      options: { key: { type: "apiKey" }, none: { type: "none" }, made: { type: "bearer", token: "in code" } },
    });
    const facts = {
      type: "choice",
      by: "login.kind",
      options: { a: { type: "bearer", token: "{config.login.a}" }, b: { type: "none" } },
    } as const;
    expect(authOf(facts).facts).toEqual(facts);
  });
});

test("the type checker compares the settings of all options with the specification", () => {
  const checked = choice({
    by: "credentials.auth_type",
    options: {
      api_key: bearer({ token: "{config.credentials.api_key}" }),
      oauth: oauthRefreshToken({
        tokenUrl: "https://login.acme.com",
        clientId: "{config.credentials.client_id}",
        refreshToken: "{config.credentials.refresh_token}",
      }),
    },
  });
  type Keys = Exclude<(typeof checked)["__keys"], undefined>;
  expect(checked.facts["type"]).toBe("choice");
  const keys: Keys[] = [
    "credentials.auth_type",
    "credentials.api_key",
    "credentials.client_id",
    "credentials.refresh_token",
  ];
  // @ts-expect-error No option has that setting.
  const wrong: Keys = "credentials.other";
  expect([...keys, wrong]).toHaveLength(5);
});

describe("a model with a choice", () => {
  const secret = { type: "string", title: "Key", airbyte_secret: true };
  const mark = (value: string) => ({ type: "string", title: "Kind", const: value });
  const forms = [
    { title: "A", required: ["kind", "api_key"], properties: { kind: mark("a"), api_key: secret } },
    { title: "B", required: ["kind", "password"], properties: { kind: mark("b"), password: secret } },
  ];
  const right = {
    type: "choice",
    by: "login.kind",
    options: {
      a: { type: "bearer", token: "{config.login.api_key}" },
      b: { type: "bearer", token: "{config.login.password}" },
    },
  };
  const problems = (auth: object): string => {
    const login = { type: "object", title: "Login", oneOf: forms };
    const config = { required: ["login"], properties: { api_key: undefined, login } };
    const api = { auth: { ...auth, token: undefined } };
    return checkModel(withConnector({ api, config })).map(formatProblem).join("\n");
  };

  test("is right when each form has its auth", () => {
    expect(problems(right)).toBe("");
  });

  test.each<[string, object, RegExp]>([
    ["names no group", { ...right, by: "other.kind" }, /api\.auth\.by is "other\.kind": It must name the constant/],
    ["names no constant", { ...right, by: "login.sort" }, /Not every form of login has that constant.*login\.kind/],
    [
      "leaves a form without auth",
      { ...right, options: { a: right.options.a } },
      /api\.auth\.options: The form "b" of login has no auth/,
    ],
    [
      "has an auth without a form",
      { ...right, options: { ...right.options, c: right.options.a } },
      /api\.auth\.options\.c: No form of login has that kind/,
    ],
    [
      "uses a setting of another form",
      { ...right, options: { ...right.options, b: right.options.a } },
      /options\.b\.token is .*: The form that goes with api\.auth\.options\.b has no api_key/,
    ],
    [
      "writes a secret out",
      { ...right, options: { ...right.options, b: { type: "bearer", token: "abc" } } },
      /api\.auth\.options\.b\.token: Credentials come from a setting/,
    ],
    ["chooses within a choice", { ...right, options: { ...right.options, b: right } }, /A choice cannot hold another/],
  ])("is refused when it %s", (_name, wrong, message) => {
    expect(problems(wrong)).toMatch(message);
  });
});
