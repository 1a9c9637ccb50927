import type { ApiRequest } from "../http/types.js";
import { settingsOf } from "../model/template.js";
import { isUnset } from "../model/setting-path.js";
import type { Setting } from "../model/setting.js";
import type { PlainOAuthOptions } from "./oauth-options.js";
import type { AuthContext } from "./types.js";
import { credentialText } from "./value.js";

/**
 * The request that a token endpoint understands (RFC 6749 §4.4.2, §6): a form, with the client in it or as HTTP Basic. `grant`: the
 * fields of the kind. Extra fields whose setting is not set are left out.
 * Throws `AUTH_SETTING_MISSING` (config_error).
 */
export async function tokenRequest(
  options: PlainOAuthOptions,
  grant: { readonly [field: string]: string },
  context: AuthContext,
): Promise<ApiRequest> {
  const { tokenUrl, clientId, clientSecret, scopes = [], clientAuth = "body", extra = {} } = options;
  const url = await credentialText(tokenUrl, "auth.tokenUrl", context);
  const client = await credentialText(clientId, "auth.clientId", context);
  const secret = clientSecret === undefined ? "" : await credentialText(clientSecret, "auth.clientSecret", context);
  const inBody = { client_id: client, ...(secret === "" ? {} : { client_secret: secret }) };
  const fields = {
    ...grant,
    ...(scopes.length === 0 ? {} : { scope: scopes.join(" ") }),
    ...(clientAuth === "body" ? inBody : {}),
    ...(await extraFields(extra, context)),
  };
  return {
    method: "POST",
    url,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(clientAuth === "basic" ? { authorization: basicValue(client, secret) } : {}),
    },
    body: new URLSearchParams(fields).toString(),
  };
}

async function extraFields(
  extra: { readonly [field: string]: Setting<AuthContext> },
  context: AuthContext,
): Promise<{ [field: string]: string }> {
  const fields: { [field: string]: string } = {};
  for (const [name, setting] of Object.entries(extra)) {
    if (typeof setting === "string" && settingsOf(setting).some((key) => isUnset(context.config, key))) continue;
    fields[name] = await credentialText(setting, `auth.extra.${name}`, context);
  }
  return fields;
}

/** Both parts are encoded as in a form before they are joined (RFC 6749 §2.3.1), so a colon in them does no harm. */
function basicValue(client: string, secret: string): string {
  const encoded = [client, secret].map((part) => new URLSearchParams({ "": part }).toString().slice(1)).join(":");
  return `Basic ${Buffer.from(encoded).toString("base64")}`;
}
