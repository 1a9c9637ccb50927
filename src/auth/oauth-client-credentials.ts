import type { KeysIn } from "../model/setting.js";
import { accessTokens } from "./access-token.js";
import { tokenAnswer } from "./oauth-answer.js";
import { oauthFacts, tokenHeader, type OAuthOptions, type PlainOAuthOptions } from "./oauth-options.js";
import { tokenRequest } from "./oauth-request.js";
import type { Auth, AuthKind } from "./types.js";

/**
 * OAuth 2 for machines (RFC 6749 §4.4): an access token for the client's own ID and secret, obtained when it is first needed, again
 * ahead of its expiry, and once more after a 401.
 *
 * Throws `DEFINITION_INVALID`; requests throw what the token endpoint says (`OAUTH_…`, docs/errors.md).
 */
export function oauthClientCredentials<Config, const Options extends OAuthOptions<Config>>(
  options: Options & OAuthOptions<Config>,
): Auth<Config, KeysIn<Options>>;
export function oauthClientCredentials(options: PlainOAuthOptions): AuthKind {
  const toHeader = tokenHeader(options);
  const tokens = accessTokens(async (context) => {
    const request = await tokenRequest(options, { grant_type: "client_credentials" }, context);
    return tokenAnswer(await context.send(request), request.url);
  });
  return {
    facts: { type: "oauthClientCredentials", ...oauthFacts(options) },
    headers: async (context) => toHeader(await tokens.current(context)),
    refresh: (context) => tokens.renew(context),
  };
}
