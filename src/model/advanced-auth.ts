import { singleAuths } from "./auth-choice.js";
import type { OAuthRefreshTokenModel } from "./oauth-types.js";
import { settingsOf } from "./template.js";
import type { ConnectorModel } from "./types.js";
import type { JsonObject } from "../protocol/messages.js";

/**
 * The OAuth flow that Airbyte offers its users in place of typing tokens (`advanced_auth` of the specification), from the
 * `authorization` of the auth; undefined where the model states none, or where its addresses hold settings, which the flow does not know.
 */
export function advancedAuth({ api }: Pick<ConnectorModel, "api">): JsonObject | undefined {
  const found = singleAuths(api.auth).find(
    (auth) => auth.type === "oauthRefreshToken" && auth.authorization !== undefined,
  );
  if (found?.type !== "oauthRefreshToken" || found.authorization === undefined) return undefined;
  if (settingsOf(`${found.tokenUrl} ${found.authorization.url}`).length > 0) return undefined;
  const { auth } = api;
  const value =
    auth.type === "choice" ? Object.keys(auth.options).find((name) => auth.options[name] === found) : undefined;
  return {
    auth_flow_type: "oauth2.0",
    ...(auth.type === "choice" ? { predicate_key: auth.by.split("."), predicate_value: value } : {}),
    oauth_config_specification: flowOf(found),
  };
}

function flowOf(auth: OAuthRefreshTokenModel): JsonObject {
  const { authorization, tokenUrl, clientAuth = "body" } = auth;
  const scopes = authorization?.scopes ?? auth.scopes ?? [];
  const text = { type: "string" };
  const pathOf = (template: string | undefined) => settingsOf(template ?? "").flatMap((name) => [name.split(".")])[0];
  const at = (template: string | undefined) => ({ ...text, path_in_connector_config: pathOf(template) ?? [] });
  const client = {
    client_id: at(auth.clientId),
    ...(auth.clientSecret === undefined ? {} : { client_secret: at(auth.clientSecret) }),
  };
  return {
    oauth_connector_input_specification: {
      consent_url: consentUrl(authorization?.url ?? "", authorization?.params ?? {}, scopes.length > 0),
      ...(scopes.length === 0 ? {} : { scope: scopes.join(" ") }),
      access_token_url: tokenUrl,
      access_token_headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        ...(clientAuth === "basic"
          ? { Authorization: "Basic {{ {{ client_id_value }}:{{ client_secret_value }} | base64Encoder }}" }
          : {}),
      },
      access_token_params: {
        grant_type: "authorization_code",
        "{{ auth_code_key }}": "{{ auth_code_value }}",
        "{{ redirect_uri_key }}": "{{ redirect_uri_value }}",
        ...(clientAuth === "basic"
          ? {}
          : { "{{ client_id_key }}": "{{ client_id_value }}", "{{ client_secret_key }}": "{{ client_secret_value }}" }),
      },
      extract_output: ["refresh_token"],
    },
    complete_oauth_output_specification: {
      type: "object",
      required: ["refresh_token"],
      properties: {
        refresh_token: { ...at(auth.refreshToken), path_in_oauth_response: ["refresh_token"] },
      },
    },
    complete_oauth_server_input_specification: {
      type: "object",
      required: Object.keys(client),
      properties: Object.fromEntries(Object.keys(client).map((name) => [name, text])),
    },
    complete_oauth_server_output_specification: {
      type: "object",
      required: Object.keys(client),
      properties: client,
    },
  };
}

/** The page with what Airbyte fills in (RFC 6749 §4.1.1). */
function consentUrl(url: string, params: { readonly [name: string]: string }, scoped: boolean): string {
  const own = Object.entries({ response_type: "code", ...params }).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  const filled = [
    "{{ client_id_key }}={{ client_id_value }}",
    "{{ redirect_uri_key }}={{ {{ redirect_uri_value }} | urlEncoder }}",
    ...(scoped ? ["{{ scope_key }}={{ {{ scope_value }} | urlEncoder }}"] : []),
    "{{ state_key }}={{ state_value }}",
  ];
  return `${url}${url.includes("?") ? "&" : "?"}${[...own, ...filled].join("&")}`;
}
