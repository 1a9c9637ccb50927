/** OAuth 2 from end to end: the CDK and the mock API know the model by code of their own, and have to agree. */
import { describe, expect, test } from "@jest/globals";
import { sourceOf } from "../../../src/define/source-of.js";
import type { AuthModel, ConfigProperty, ProjectFiles } from "../../../src/model/types.js";
import type { Io } from "../../../src/protocol/io.js";
import { run } from "../../../src/run.js";
import { acceptanceCases } from "../../../src/testing/index.js";
import { shopWith } from "./support/kinds.js";

const secret = (title: string): ConfigProperty => ({ type: "string", title, airbyte_secret: true });
const client = { client_id: secret("Client ID"), client_secret: secret("Client secret") };
const oauth = {
  tokenUrl: "https://login.shop.test/oauth/token",
  clientId: "{config.client_id}",
  clientSecret: "{config.client_secret}",
};

/** The shop with another auth, and settings for it. */
export function shopFor(auth: AuthModel, properties: { readonly [name: string]: ConfigProperty }): ProjectFiles {
  const shop = shopWith({ auth });
  const { start_date } = shop.connector.config.properties;
  const config = {
    required: Object.keys(properties),
    properties: { ...properties, ...(start_date === undefined ? {} : { start_date }) },
  };
  return { ...shop, connector: { ...shop.connector, config } };
}

const projects: { [kind: string]: ProjectFiles } = {
  "client credentials": shopFor({ type: "oauthClientCredentials", ...oauth }, client),
  "client credentials as HTTP Basic, with scopes, further fields and a header of the API's own": shopFor(
    {
      type: "oauthClientCredentials",
      ...oauth,
      clientAuth: "basic",
      scopes: ["read:orders", "offline_access"],
      extra: { audience: "https://api.shop.test", grant_type: "client_credentials" },
      header: "X-Access-Token",
      prefix: "",
    },
    client,
  ),
  "a refresh token that rotates": shopFor(
    { type: "oauthRefreshToken", ...oauth, refreshToken: "{config.refresh_token}", rotates: true },
    { ...client, refresh_token: secret("Refresh token") },
  ),
  "a refresh token that is good for years, for a public client, in a group": shopFor(
    {
      type: "oauthRefreshToken",
      tokenUrl: "https://api.shop.test/oauth/token",
      clientId: "{config.login.client_id}",
      refreshToken: "{config.login.refresh_token}",
    },
    {
      login: {
        type: "object",
        title: "Login",
        required: ["client_id", "refresh_token"],
        properties: { client_id: secret("Client ID"), refresh_token: secret("Refresh token") },
      },
    },
  ),
};

const mark = (value: string): ConfigProperty => ({ type: "string", title: "Kind", const: value });
const choice = shopFor(
  {
    type: "choice",
    by: "credentials.auth_type",
    options: {
      oauth: {
        type: "oauthRefreshToken",
        tokenUrl: "https://login.shop.test/token",
        clientId: "{config.credentials.client_id}",
        clientSecret: "{config.credentials.client_secret}",
        refreshToken: "{config.credentials.refresh_token}",
        rotates: true,
      },
      api_key: { type: "apiKey", header: "X-Api-Key", value: "{config.credentials.api_key}" },
    },
  },
  {
    credentials: {
      type: "object",
      title: "Authentication",
      oneOf: [
        {
          title: "OAuth 2",
          required: ["auth_type", "client_id", "client_secret", "refresh_token"],
          properties: { auth_type: mark("oauth"), ...client, refresh_token: secret("Refresh token") },
        },
        {
          title: "API key",
          required: ["auth_type", "api_key"],
          properties: { auth_type: mark("api_key"), api_key: secret("API key") },
        },
      ],
    },
  },
);
projects["a choice of the connector's user"] = choice;

describe.each(Object.entries(projects))("a connector with %s keeps every promise", (_kind, project) => {
  const runProject = (argv: readonly string[], io: Io): Promise<number> => run(sourceOf(project), argv, io);
  for (const { name, verify } of acceptanceCases({ project, run: runProject })) test(name, verify);
});

test("the suite has cases for a refresh token that rotates, and for no other", () => {
  const names = Object.values(projects).map((project) => {
    return acceptanceCases({ project, run: () => Promise.resolve(0) }).filter(({ name }) => name.startsWith("rotation"))
      .length;
  });
  expect(names).toEqual([0, 0, 2, 0, 2]);
});
