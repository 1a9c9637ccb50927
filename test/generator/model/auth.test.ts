import { describe, expect, test } from "@jest/globals";
import { checkModel } from "@create-connector/cdk/model";
import { modelFromAnswers } from "../../../generator/model/from-answers.js";
import { acme, defaults } from "./acme-answers.js";

/** The model of an API that authenticates in this way, and nothing else said. */
function modelWith(auth: unknown) {
  const model = modelFromAnswers(
    { ...acme, config: undefined, api: { baseUrl: "https://api.acme.com", auth } },
    defaults,
  );
  expect(checkModel(model)).toEqual([]);
  const { api, config } = model.connector;
  const settings = Object.entries(config.properties).filter(([name]) => name !== "start_date");
  return { auth: api.auth, settings: Object.fromEntries(settings), required: config.required };
}

const apiKey = { api_key: { type: "string", title: "API key", airbyte_secret: true } };

describe("a kind of auth alone is enough, and declares its settings:", () => {
  test.each([
    ["apiKeyQuery", { type: "apiKeyQuery", param: "api_key", value: "{config.api_key}" }],
    ["apiKeyCookie", { type: "apiKeyCookie", cookie: "session", value: "{config.api_key}" }],
  ])("%s", (kind, auth) => {
    expect(modelWith(kind)).toEqual({ auth, settings: apiKey, required: ["api_key"] });
  });

  test("basic has a user name that is open and a password that is not", () => {
    expect(modelWith("basic")).toEqual({
      auth: { type: "basic", username: "{config.username}", password: "{config.password}" },
      settings: {
        username: { type: "string", title: "Username" },
        password: { type: "string", title: "Password", airbyte_secret: true },
      },
      required: ["username", "password"],
    });
  });

  test("basic with a key in place of the name has no password", () => {
    expect(modelWith({ type: "basic", username: "{config.api_key}" })).toEqual({
      auth: { type: "basic", username: "{config.api_key}" },
      settings: apiKey,
      required: ["api_key"],
    });
  });

  test.each([
    ["jwt", { algorithm: "RS256", key: "{config.private_key}" }, "private_key", "Private key"],
    [{ type: "jwt", algorithm: "HS256" }, { algorithm: "HS256", key: "{config.secret}" }, "secret", "Secret"],
  ])("%j has a key that is a secret", (answer, options, name, title) => {
    expect(modelWith(answer)).toEqual({
      auth: { type: "jwt", ...options },
      settings: { [name]: { type: "string", title, airbyte_secret: true } },
      required: [name],
    });
  });

  test("a login sends name and password as JSON, unless it is said what it sends", () => {
    const login = { url: "https://api.acme.com/login" };
    const both = { username: "{config.username}", password: "{config.password}" };
    const made = modelWith({ type: "sessionToken", login, from: "token" });
    expect(made.auth).toEqual({ type: "sessionToken", login: { ...login, body: both }, from: "token" });
    expect(made.settings).toEqual({
      username: { type: "string", title: "Username" },
      password: { type: "string", title: "Password", airbyte_secret: true },
    });
    const form = { key: "{config.api_key}" };
    const other = modelWith({ type: "sessionToken", login: { ...login, form }, from: "token" });
    expect(other).toEqual({
      auth: { type: "sessionToken", login: { ...login, form }, from: "token" },
      settings: apiKey,
      required: ["api_key"],
    });
  });

  test("headers have each the setting that they name", () => {
    const headers = { "X-Account": "{config.account}", "X-Api-Key": "Key {config.api_key}" };
    expect(modelWith({ type: "headers", headers })).toEqual({
      auth: { type: "headers", headers },
      settings: { account: { type: "string", title: "Account" }, ...apiKey },
      required: ["account", "api_key"],
    });
  });
});

test("headers without any are missing an answer that names its flag", () => {
  expect(() => modelWith("headers")).toThrow(/api.auth.headers is missing. Pass --auth-headers "X-Api-Key=/);
});
