import { expect, test } from "@jest/globals";
import { modelFromAnswers } from "../../../generator/model/from-answers.js";
import { acme, defaults } from "../model/acme-answers.js";
import { filesOf } from "./rendered.js";

const auth = { type: "choice", tokenUrl: "https://login.acme.com/token", rotates: true, header: "X-Api-Key" };

test("an auth that users choose is written with the calls of its options, and their functions are imported", async () => {
  const files = await filesOf(modelFromAnswers({ ...acme, api: { ...acme.api, auth } }, defaults));
  const code = files.get("src/api.ts") ?? "";
  expect(code).toContain(
    'import { apiKeyHeader, choice, cursorPages, defineApi, oauthRefreshToken } from "@create-connector/cdk";',
  );
  expect(code).toContain(`  auth: choice({
    by: "credentials.auth_type",
    options: {
      oauth: oauthRefreshToken({
        tokenUrl: "https://login.acme.com/token",
        clientId: "{config.credentials.client_id}",
        clientSecret: "{config.credentials.client_secret}",
        refreshToken: "{config.credentials.refresh_token}",
      }),
      api_key: apiKeyHeader({ header: "X-Api-Key", value: "{config.credentials.api_key}" }),
    },
  }),
`);
  expect(files.get("src/spec.ts")).toContain("oneOf: [");
  expect(files.get("integration_tests/config.json")).toContain('"auth_type": "oauth"');
  expect(files.get("metadata.yaml")).toContain("login.acme.com");
  expect(files.get("README.md")).toContain("API key: API key");
});
