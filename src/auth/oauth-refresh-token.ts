import type { KeysIn } from "../model/setting.js";
import { ConnectorError } from "../protocol/error.js";
import { accessTokens, type ObtainedToken } from "./access-token.js";
import { tokenAnswer } from "./oauth-answer.js";
import { oauthFacts, tokenHeader, type OAuthOptions, type PlainOAuthOptions } from "./oauth-options.js";
import { tokenRequest } from "./oauth-request.js";
import type { Auth, AuthContext, AuthKind } from "./types.js";
import { credentialText } from "./value.js";

interface RefreshTokenOptions<Config> extends OAuthOptions<Config> {
  /** The setting that holds the refresh token, alone: `"{config.refresh_token}"`. A new one is written there. */
  readonly refreshToken: string;
}

interface PlainRefreshTokenOptions extends PlainOAuthOptions {
  readonly refreshToken: string;
}

/**
 * OAuth 2 with a refresh token (RFC 6749 §6): access tokens in the name of a user who authorised the connector once. Obtained when
 * first needed, again ahead of expiry, and once more after a 401; by one request at a time.
 *
 * Where the API gives a new refresh token each time, it goes out as CONTROL and is taken by whoever runs the connector before the
 * new access token is used: the old one is dead by then, and nothing but that message knows the new one.
 *
 * Throws `DEFINITION_INVALID`; requests throw what the token endpoint says (`OAUTH_…`, docs/errors.md).
 */
export function oauthRefreshToken<Config, const Options extends RefreshTokenOptions<Config>>(
  options: Options & RefreshTokenOptions<Config>,
): Auth<Config, KeysIn<Options>>;
export function oauthRefreshToken(options: PlainRefreshTokenOptions): AuthKind {
  const toHeader = tokenHeader(options);
  const setting = settingIn(options.refreshToken);
  const tokens = accessTokens((context) => inTurn(context, () => exchange(options, setting, context)));
  return {
    facts: { type: "oauthRefreshToken", ...oauthFacts(options), refreshToken: options.refreshToken },
    headers: async (context) => toHeader(await tokens.current(context)),
    refresh: (context) => tokens.renew(context),
  };
}

async function exchange(
  options: PlainRefreshTokenOptions,
  setting: string,
  context: AuthContext,
): Promise<ObtainedToken> {
  const used = await credentialText(options.refreshToken, "auth.refreshToken", context);
  const request = await tokenRequest(options, { grant_type: "refresh_token", refresh_token: used }, context);
  const { token, lifetime, refreshToken } = tokenAnswer(await context.send(request), request.url);
  // Before it is used, and before anything that may fail.
  context.addSecret(token);
  if (refreshToken !== undefined && refreshToken !== used) await context.saveConfig({ [setting]: refreshToken });
  return { token, lifetime };
}

/** Several APIs of one source may share a refresh token: who comes second uses the one that the first was given. */
const turns = new WeakMap<object, Promise<unknown>>();

function inTurn<Result>(context: AuthContext, act: () => Promise<Result>): Promise<Result> {
  const before = turns.get(context.config) ?? Promise.resolve();
  const turn = before.then(act, act);
  turns.set(context.config, turn);
  return turn;
}

function settingIn(template: string): string {
  const name = /^\{config\.(\w+(?:\.\w+)*)\}$/.exec(template)?.[1];
  if (name !== undefined) return name;
  throw new ConnectorError({
    code: "DEFINITION_INVALID",
    failureType: "system_error",
    message: `auth.refreshToken is ${JSON.stringify(template)}, but it must be one setting alone, since a new refresh token is written there. Write it as in "{config.refresh_token}".`,
  });
}
