import { isHeaderName } from "../http/headers.js";
import { said } from "../model/json.js";
import { settingFact, settingFacts, type Setting } from "../model/setting.js";
import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";
import type { AuthContext } from "./types.js";

/** A template, or a function over the typed configuration. */
export type AuthSetting<Config> = string | ((context: AuthContext<Config>) => string | Promise<string>);

/** What every kind of OAuth 2 is told. */
export interface OAuthOptions<Config> {
  /** The token endpoint, as the API's documentation names it; https. */
  readonly tokenUrl: AuthSetting<Config>;
  readonly clientId: AuthSetting<Config>;
  /** None for a public client. */
  readonly clientSecret?: AuthSetting<Config>;
  /** Asked for by name, in the order of writing. Default: what the API gives without being asked. */
  readonly scopes?: readonly string[];
  /** Where the client's name and secret stand (RFC 6749 §2.3.1): in the form, or as HTTP Basic. Default: body. */
  readonly clientAuth?: "body" | "basic";
  /** Further fields of the form (`audience`, `resource`), which also replace ours (`grant_type`). */
  readonly extra?: { readonly [field: string]: AuthSetting<Config> };
  /** Header that carries the access token to the API. Default: Authorization. */
  readonly header?: string;
  /** What stands in front of it; `""` for nothing. Default: Bearer. */
  readonly prefix?: string;
}

/** The options without the type of the configuration. */
export interface PlainOAuthOptions {
  readonly tokenUrl: Setting<AuthContext>;
  readonly clientId: Setting<AuthContext>;
  readonly clientSecret?: Setting<AuthContext> | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly clientAuth?: "body" | "basic" | undefined;
  readonly extra?: { readonly [field: string]: Setting<AuthContext> } | undefined;
  readonly header?: string | undefined;
  readonly prefix?: string | undefined;
}

/** The options in the model's words; what was not said is not said here. */
export function oauthFacts(options: PlainOAuthOptions): JsonObject {
  const { tokenUrl, clientId, clientSecret, scopes, clientAuth, extra, header, prefix } = options;
  return said({
    tokenUrl: settingFact(tokenUrl),
    clientId: settingFact(clientId),
    clientSecret: settingFact(clientSecret),
    scopes,
    clientAuth,
    extra: extra === undefined ? undefined : settingFacts(extra),
    header,
    prefix,
  });
}

/** The header that carries an access token to the API. Throws `DEFINITION_INVALID` when `header` is no header's name. */
export function tokenHeader({
  header = "authorization",
  prefix = "Bearer",
}: Pick<PlainOAuthOptions, "header" | "prefix">) {
  if (!isHeaderName(header)) {
    throw new ConnectorError({
      code: "DEFINITION_INVALID",
      failureType: "system_error",
      message: `auth.header is ${JSON.stringify(header)}, which is no header's name (letters, digits and dashes). Write it as the API's documentation does, for instance "X-Access-Token".`,
    });
  }
  return (token: string) => ({ [header]: prefix === "" ? token : `${prefix} ${token}` });
}
