import { describe, expect, test } from "@jest/globals";
import { sourceOf } from "../../../src/define/source-of.js";
import { checkModel } from "../../../src/model/check.js";
import { credentialSettings } from "../../../src/model/auth-options.js";
import type { AuthModel, ConfigProperty, ProjectFiles } from "../../../src/model/types.js";
import { run } from "../../../src/run.js";
import { acceptanceCases } from "../../../src/testing/index.js";
import { shopWith } from "./support/kinds.js";
import { shop } from "./support/shop.js";

const size = { param: "limit", value: 6 };
const byUrl = { type: "nextUrl", from: "next", size } as const;

/** The CDK and the mock API know each kind of auth by code of their own: here they have to agree. */
const kinds: { readonly [kind: string]: { readonly auth: AuthModel; readonly open?: readonly string[] } } = {
  "a key in a header, with a prefix": {
    auth: { type: "apiKey", header: "Authorization", value: "Token {config.api_key}" },
  },
  "a key in the query": { auth: { type: "apiKeyQuery", param: "api_key", value: "{config.api_key}" } },
  "a key in a cookie": { auth: { type: "apiKeyCookie", cookie: "session", value: "{config.api_key}" } },
  "Basic with name and password": {
    auth: { type: "basic", username: "{config.username}", password: "{config.password}" },
    open: ["username"],
  },
  "Basic with a key in place of the name": { auth: { type: "basic", username: "{config.api_key}" } },
  "Basic with a key and a constant": { auth: { type: "basic", username: "{config.api_key}", password: "X" } },
  "several headers": {
    auth: { type: "headers", headers: { "X-Account": "{config.account}", "X-Api-Key": "Key {config.api_key}" } },
    open: ["account"],
  },
  "a token signed with a shared secret": {
    auth: { type: "jwt", algorithm: "HS384", key: "{config.secret}", issuer: "{config.issuer}", claims: { v: 2 } },
    open: ["issuer"],
  },
  "a token signed with RSA": {
    auth: { type: "jwt", algorithm: "RS256", key: "{config.private_key}", keyId: "{config.key_id}", audience: "shop" },
    open: ["key_id"],
  },
  "a token signed with RSA-PSS, in a header of the API's own": {
    auth: {
      type: "jwt",
      algorithm: "PS512",
      key: "{config.private_key}",
      header: "X-Token",
      prefix: "",
      lifetime: "PT1H",
    },
  },
  "a token signed on a curve": { auth: { type: "jwt", algorithm: "ES512", key: "{config.private_key}" } },
  "a signed token that is exchanged": {
    auth: {
      type: "jwt",
      algorithm: "ES256",
      key: "{config.private_key}",
      exchange: { tokenUrl: "https://login.shop.test/token", scopes: ["read", "list"] },
    },
  },
  "a session token of a login in JSON": {
    auth: {
      type: "sessionToken",
      login: {
        url: "https://api.shop.test/v1/login",
        body: { user: { name: "{config.username}", password: "{config.password}" }, kind: "api" },
      },
      from: "data.session.id",
    },
    open: ["username"],
  },
  "a session token in a header, of a login by form": {
    auth: {
      type: "sessionToken",
      login: {
        url: "https://login.shop.test/session",
        form: { key: "{config.api_key}" },
        headers: { "X-Kind": "api" },
      },
      from: { header: "X-Session" },
      lifetime: "PT30M",
      header: "X-Session",
    },
  },
  "a session token of a login by GET and Basic": {
    auth: {
      type: "sessionToken",
      login: {
        url: "https://api.shop.test/token",
        method: "GET",
        basic: { username: "{config.username}", password: "{config.password}" },
      },
      from: ["a.b", "token"],
      prefix: "Session",
    },
    open: ["username"],
  },
};

const cases = /^(facts:|check:|read: (all|every)|secrets:|failure: 429|pagination:|spec:)/;

for (const [kind, { auth, open = [] }] of Object.entries(kinds)) {
  describe(`the CDK over the mock API: ${kind}`, () => {
    const project = withSettings(auth, open);
    test("is a model without fault", () => {
      expect(checkModel(project)).toEqual([]);
    });
    const source = sourceOf(project);
    const all = acceptanceCases({ project, run: (argv, io) => run(source, argv, io) });
    for (const { name, verify } of all.filter((one) => cases.test(one.name))) test(name, verify);
  });
}

function withSettings(auth: AuthModel, open: readonly string[]): ProjectFiles {
  const secrets = credentialSettings(auth);
  const property = (name: string): [string, ConfigProperty] => {
    return [name, { type: "string", title: name, ...(secrets.includes(name) ? { airbyte_secret: true } : {}) }];
  };
  const { connector, ...rest } = shopWith({ auth, pagination: byUrl });
  const { start_date } = shop.connector.config.properties;
  const properties = { ...Object.fromEntries([...secrets, ...open].map(property)), start_date };
  return { ...rest, connector: { ...connector, config: { required: [...secrets, ...open], properties } } };
}
