import { describe, expect, test } from "@jest/globals";
import { authTemplates, credentialSettings } from "../../../src/model/auth-options.js";
import { checkModel } from "../../../src/model/check.js";
import { formatProblem } from "../../../src/model/problem.js";
import type { AuthModel, ProjectFiles } from "../../../src/model/types.js";
import { acme, withConnector, withStream } from "./a-project.js";

const problems = (project: ProjectFiles): string[] => checkModel(project).map(formatProblem);
const secret = (title: string) => ({ type: "string", title, airbyte_secret: true });

/** The project with another auth; its own secret goes away with the old one. */
function withAuth(auth: AuthModel, properties: object = { api_key: secret("API key") }): ProjectFiles {
  const { connector, ...rest } = withConnector({ config: { properties } });
  return { ...rest, connector: { ...connector, api: { ...connector.api, auth } } };
}

describe("an auth", () => {
  const username = { type: "string", title: "User name" };
  test.each<readonly [string, AuthModel, object]>([
    ["a key in the query", { type: "apiKeyQuery", param: "key", value: "{config.api_key}" }, {}],
    ["a key in a cookie", { type: "apiKeyCookie", cookie: "sid", value: "{config.api_key}" }, {}],
    [
      "a user's name that is open",
      basicOf("{config.username}", "{config.password}"),
      { username, password: secret("P") },
    ],
    ["a key in place of the name", { type: "basic", username: "{config.api_key}" }, {}],
    ["an empty name beside a token", basicOf("", "{config.api_key}"), {}],
    ["headers, one of them open", { type: "headers", headers: { "X-A": "7", "X-B": "{config.api_key}" } }, {}],
  ])("has no fault: %s", (_kind, auth, properties) => {
    expect(problems(withAuth(auth, { api_key: secret("API key"), ...properties }))).toEqual([]);
  });

  const rule = "Credentials come from a setting; the model names no secret. Write {config.api_key}";
  test.each<readonly [string, AuthModel]>([
    ["api.auth.value", { type: "apiKeyQuery", param: "key", value: "s3cret" }],
    ["api.auth.value", { type: "apiKeyCookie", cookie: "sid", value: "s3cret" }],
    ["api.auth.password", basicOf("{config.start_date}", "s3cret")],
    ["api.auth.headers.X-A", { type: "headers", headers: { "X-A": "s3cret" } }],
  ])("with a secret that is written out is refused, and the secret is not repeated: %s", (at, auth) => {
    const found = problems(withAuth(auth));
    expect(found.join("\n")).toContain(`connector.json: ${at}: ${rule}`);
    expect(found.join("\n")).not.toContain("s3cret");
  });

  test("whose name is the only setting has it marked as a secret", () => {
    const project = withAuth({ type: "basic", username: "{config.who}" }, { who: { type: "string", title: "Who" } });
    expect(problems(project)).toEqual([
      expect.stringContaining("config.properties.who: The setting is used to authenticate, so it is a secret"),
    ]);
  });

  test("that needs no header's name as a cookie is refused by its form", () => {
    expect(problems(withAuth({ type: "apiKeyCookie", cookie: "a b", value: "{config.api_key}" }))).toHaveLength(1);
    expect(problems(withAuth({ type: "headers", headers: {} }))).toHaveLength(1);
  });
});

describe("a query parameter that the auth sets", () => {
  const auth: AuthModel = { type: "apiKeyQuery", param: "page", value: "{config.api_key}" };
  test.each<readonly [string, ProjectFiles]>([
    ["connector.json: api.query.page", withConnector({ api: { query: { page: 1 } } })],
    ["streams/orders.json: query.page", withStream("orders", { query: { page: 1 } })],
    [
      "streams/orders.json: incremental.query.page",
      withStream("orders", { incremental: { path: "/changes", query: { page: 1 } } }),
    ],
    ["streams/orders.json: pagination.param", withStream("orders", { pagination: { type: "page", param: "page" } })],
  ])("is set by nothing else: %s", (place, { connector, ...rest }) => {
    const project = { ...rest, connector: { ...connector, api: { ...connector.api, auth } } };
    expect(problems(project)).toContain(
      `${place}: The query parameter is set by api.auth. Take it out here, or change api.auth.`,
    );
  });
});

test("the options of an auth are known before it is complete", () => {
  expect(authTemplates(undefined)).toEqual([]);
  expect(authTemplates({ type: "basic" })).toEqual([]);
  expect(authTemplates({ type: "new-kind" })).toEqual([]);
  expect(credentialSettings(acme.connector.api.auth)).toEqual(["api_key"]);
  expect(credentialSettings(basicOf("{config.username}", "{config.credentials.api_token}"))).toEqual([
    "credentials.api_token",
  ]);
});

function basicOf(username: string, password: string): AuthModel {
  return { type: "basic", username, password };
}
