import type { AuthModel } from "@create-connector/cdk/model";

const oauth = {
  tokenUrl: "https://login.acme.com/token",
  clientId: "{config.client_id}",
  clientSecret: "{config.client_secret}",
};

/** Every way to authenticate that a project is rendered with. */
export const auths: readonly AuthModel[] = [
  { type: "none" },
  { type: "bearer", token: "{config.api_key}" },
  { type: "apiKey", header: "X-Api-Key", value: "Key {config.api_key}" },
  { type: "apiKeyQuery", param: "api_key", value: "{config.api_key}" },
  { type: "apiKeyCookie", cookie: "session", value: "{config.api_key}" },
  { type: "basic", username: "{config.username}", password: "{config.password}" },
  { type: "basic", username: "{config.api_key}" },
  {
    type: "jwt",
    algorithm: "ES256",
    key: "{config.private_key}",
    keyId: "{config.key_id}",
    issuer: "{config.issuer}",
    audience: "acme",
    lifetime: "PT20M",
    claims: { scope: "read", version: 2 },
  },
  {
    type: "jwt",
    algorithm: "HS512",
    key: "{config.secret}",
    keyFormat: "base64",
    header: "X-Token",
    prefix: "",
    exchange: { tokenUrl: "https://login.example.com/token", scopes: ["read"] },
  },
  {
    type: "sessionToken",
    login: {
      url: "https://api.example.com/login",
      body: { user: { name: "{config.username}", "pass-word": "{config.password}" }, kind: "api" },
      headers: { "X-Kind": "api" },
    },
    from: ["data.session", "id"],
    lifetime: "PT1H",
  },
  {
    type: "sessionToken",
    login: {
      url: "https://api.example.com/login",
      method: "GET",
      basic: { username: "{config.username}", password: "{config.password}" },
    },
    from: { header: "X-Session" },
    header: "X-Session",
  },
  {
    type: "sessionToken",
    login: { url: "https://api.example.com/login", form: { key: "{config.api_key}" } },
    from: ".",
    prefix: "Session",
  },
  { type: "headers", headers: { "X-App-Id": "{config.app_id}", "X-Api-Key": "Key {config.api_key}" } },
  { type: "oauthClientCredentials", ...oauth, clientAuth: "basic", scopes: ["read", "write:all"], extra: { aud: "x" } },
  { type: "oauthRefreshToken", ...oauth, refreshToken: "{config.refresh_token}", header: "X-Token", prefix: "" },
];
