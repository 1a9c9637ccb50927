import { describe, expect, test } from "@jest/globals";
import { modelFromAnswers } from "../../../generator/model/from-answers.js";
import { checkModel } from "../../../src/model/check.js";
import { acme, defaults } from "./acme-answers.js";

const tokenUrl = "https://login.acme.com/token";
const modelWith = (auth: object) => modelFromAnswers({ ...acme, api: { ...acme.api, auth } }, defaults);

describe("a choice of the connector's users", () => {
  const model = modelWith({ type: "choice", tokenUrl, scopes: ["read"], rotates: true });

  test("is OAuth 2 or a bearer token when nothing more is said", () => {
    expect(model.connector.api.auth).toEqual({
      type: "choice",
      by: "credentials.auth_type",
      options: {
        oauth: {
          type: "oauthRefreshToken",
          tokenUrl,
          clientId: "{config.credentials.client_id}",
          clientSecret: "{config.credentials.client_secret}",
          refreshToken: "{config.credentials.refresh_token}",
          scopes: ["read"],
          rotates: true,
        },
        api_key: { type: "bearer", token: "{config.credentials.api_key}" },
      },
    });
    expect(checkModel(model)).toEqual([]);
  });

  test("has a required group of settings with a form for each, secrets marked, OAuth first", () => {
    const { config } = model.connector;
    expect(config.required).toContain("credentials");
    const forms = config.properties["credentials"]?.oneOf ?? [];
    expect(forms.map(({ title, required }) => [title, required])).toEqual([
      ["OAuth 2", ["auth_type", "client_id", "client_secret", "refresh_token"]],
      ["API key", ["auth_type", "api_key"]],
    ]);
    expect(forms[1]?.properties).toEqual({
      auth_type: { type: "string", title: "Auth type", const: "api_key" },
      api_key: { type: "string", title: "API key", airbyte_secret: true },
    });
  });

  test("takes the header of the key", () => {
    const { auth } = modelWith({ type: "choice", tokenUrl, header: "X-Key" }).connector.api;
    expect(auth.type === "choice" && auth.options["api_key"]).toEqual({
      type: "apiKey",
      header: "X-Key",
      value: "{config.credentials.api_key}",
    });
  });

  test("may be said whole, and declares the settings that its options name", () => {
    const options = {
      token: { type: "bearer", token: "{config.login.personal_token}" },
      user: { type: "basic", username: "{config.login.user}", password: "{config.login.password}" },
    };
    const whole = modelWith({ type: "choice", by: "login.kind", options });
    expect(checkModel(whole)).toEqual([]);
    const forms = whole.connector.config.properties["login"]?.oneOf ?? [];
    expect(forms.map(({ required }) => required)).toEqual([
      ["kind", "personal_token"],
      ["kind", "user", "password"],
    ]);
    expect(forms[1]?.properties["user"]).toEqual({ type: "string", title: "User" });
  });

  test("comes back from its model unchanged", () => {
    const { connector, ...rest } = model;
    expect(modelFromAnswers({ ...connector, ...rest }, defaults)).toEqual(model);
  });
});
