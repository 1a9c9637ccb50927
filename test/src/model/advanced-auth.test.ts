import { expect, test } from "@jest/globals";
import { advancedAuth } from "../../../src/model/advanced-auth.js";
import type { AuthModel } from "../../../src/model/types.js";
import { acme } from "./a-project.js";

const oauth = {
  type: "oauthRefreshToken",
  tokenUrl: "https://login.acme.com/token",
  clientId: "{config.credentials.client_id}",
  clientSecret: "{config.credentials.client_secret}",
  refreshToken: "{config.credentials.refresh_token}",
  scopes: ["read", "offline_access"],
  authorization: { url: "https://login.acme.com/authorize", params: { prompt: "consent" } },
} as const;
const flowOf = (auth: AuthModel) => advancedAuth({ api: { ...acme.connector.api, auth } });

test("a declared flow says where a user agrees, and where what comes of it belongs in the configuration", () => {
  const flow = flowOf({ type: "choice", by: "credentials.auth_type", options: { oauth, none: { type: "none" } } });
  const path = (name: string) => ({ type: "string", path_in_connector_config: ["credentials", name] });
  expect(flow).toMatchObject({
    auth_flow_type: "oauth2.0",
    predicate_key: ["credentials", "auth_type"],
    predicate_value: "oauth",
    oauth_config_specification: {
      oauth_connector_input_specification: {
        access_token_url: "https://login.acme.com/token",
        scope: "read offline_access",
        extract_output: ["refresh_token"],
      },
      complete_oauth_output_specification: {
        properties: { refresh_token: { ...path("refresh_token"), path_in_oauth_response: ["refresh_token"] } },
      },
      complete_oauth_server_input_specification: { required: ["client_id", "client_secret"] },
      complete_oauth_server_output_specification: {
        properties: { client_id: path("client_id"), client_secret: path("client_secret") },
      },
    },
  });
  expect(JSON.stringify(flow)).toContain(
    "https://login.acme.com/authorize?response_type=code&prompt=consent&{{ client_id_key }}={{ client_id_value }}&",
  );
});

test("a flow alone needs no predicate; without a declared one, or with settings in its addresses, there is none", () => {
  expect(flowOf(oauth)).not.toHaveProperty("predicate_key");
  const { tokenUrl, clientId, refreshToken } = oauth;
  expect(flowOf({ type: "oauthRefreshToken", tokenUrl, clientId, refreshToken })).toBeUndefined();
  expect(flowOf({ ...oauth, tokenUrl: "https://{config.host}/token" })).toBeUndefined();
  expect(flowOf({ type: "none" })).toBeUndefined();
});
