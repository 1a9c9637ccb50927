import { parseDuration, secondsOf } from "../cursor/duration.js";
import type { ApiRequest } from "../http/types.js";
import { said } from "../model/json.js";
import { isUnset } from "../model/setting-path.js";
import { settingFact, settingFacts, settingValue, type ConfigKeys, type Setting } from "../model/setting.js";
import { settingsOf } from "../model/template.js";
import { jwtAlgorithms, type JwtAlgorithm } from "../model/token-types.js";
import { accessTokens, type ObtainedToken } from "./access-token.js";
import { privateKey, sharedSecret } from "./jwt-key.js";
import { signedJwt } from "./jwt-sign.js";
import { tokenAnswer } from "./oauth-answer.js";
import { tokenHeader } from "./oauth-options.js";
import type { Auth, AuthContext, AuthKind } from "./types.js";
import { credentialText, definitionError, sourceOfValue } from "./value.js";

/** A template, or a function over the typed configuration. */
type Text<Config, Given> = Given | ((context: AuthContext<Config>) => string | Promise<string>);

interface JwtOptions<Config, Given> {
  readonly algorithm: JwtAlgorithm;
  /** The private key (PEM, or base64 of it), or the shared secret of HS256 and its like. */
  readonly key: Text<Config, Given>;
  /** The shared secret is base64 of the bytes. Default: the bytes are those of the text. */
  readonly keyFormat?: "base64";
  /** `kid`: which key it is. */
  readonly keyId?: Text<Config, Given>;
  readonly issuer?: Text<Config, Given>;
  readonly subject?: Text<Config, Given>;
  /** Default: none; with `exchange` the token endpoint (RFC 7523 §3). */
  readonly audience?: Text<Config, Given>;
  /** ISO 8601 duration. Default `PT5M`: it costs nothing to sign another. */
  readonly lifetime?: string;
  /** Further claims; those whose setting is not set are left out. */
  readonly claims?: { readonly [claim: string]: Text<Config, Given> | number | boolean };
  /** Header that carries the token. Default: Authorization. */
  readonly header?: string;
  /** What stands in front of it; `""` for nothing. Default: Bearer. */
  readonly prefix?: string;
  /** The token is not sent to the API, but to this endpoint, for an access token. */
  readonly exchange?: { readonly tokenUrl: Text<Config, Given>; readonly scopes?: readonly string[] };
}

type PlainText = Setting<AuthContext>;

interface PlainJwtOptions {
  readonly algorithm: JwtAlgorithm;
  readonly key: PlainText;
  readonly keyFormat?: "base64" | undefined;
  readonly keyId?: PlainText | undefined;
  readonly issuer?: PlainText | undefined;
  readonly subject?: PlainText | undefined;
  readonly audience?: PlainText | undefined;
  readonly lifetime?: string | undefined;
  readonly claims?: { readonly [claim: string]: PlainText | number | boolean } | undefined;
  readonly header?: string | undefined;
  readonly prefix?: string | undefined;
  readonly exchange?: { readonly tokenUrl: PlainText; readonly scopes?: readonly string[] | undefined } | undefined;
}

/** Seconds that a token is dated back, at most: clocks differ, and a token of the future is refused. */
const longestBack = 30;

/**
 * A token that the connector signs itself (JWT, RFC 7519), sent as `Authorization: Bearer <token>`, or exchanged for an access token
 * (RFC 7523 §2.1). It says `iat` and `exp`, is signed anew before it expires, and once more after a 401.
 *
 * Throws `DEFINITION_INVALID`; requests throw `AUTH_SETTING_MISSING`, `AUTH_SETTING_INVALID` (config_error) and, with `exchange`, what
 * the token endpoint says (`OAUTH_…`, docs/errors.md).
 */
export function jwt<Config, const Given extends string = never>(
  options: JwtOptions<Config, Given>,
): Auth<Config, ConfigKeys<Given>>;
export function jwt(options: PlainJwtOptions): AuthKind {
  const seconds = checkedLifetime(options);
  const toHeader = tokenHeader(options);
  const tokens = accessTokens((context) => obtain(options, seconds, context));
  return {
    facts: factsOf(options),
    headers: async (context) => toHeader(await tokens.current(context)),
    refresh: (context) => tokens.renew(context),
  };
}

async function obtain(options: PlainJwtOptions, seconds: number, context: AuthContext): Promise<ObtainedToken> {
  const { exchange } = options;
  if (exchange === undefined) return { token: await made(options, seconds, context), lifetime: seconds * 1_000 };
  const tokenUrl = await credentialText(exchange.tokenUrl, "auth.exchange.tokenUrl", context);
  const assertion = await made({ audience: tokenUrl, ...options }, seconds, context);
  context.addSecret(assertion);
  return tokenAnswer(await context.send(exchangeRequest(tokenUrl, assertion, exchange.scopes)), tokenUrl);
}

function exchangeRequest(url: string, assertion: string, scopes: readonly string[] = []): ApiRequest {
  const form = new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    assertion,
    ...(scopes.length === 0 ? {} : { scope: scopes.join(" ") }),
  });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return { method: "POST", url, headers, body: form.toString() };
}

async function made(options: PlainJwtOptions, seconds: number, context: AuthContext): Promise<string> {
  const { algorithm, key, keyFormat, keyId, issuer, subject, audience } = options;
  const text = await credentialText(key, "auth.key", context);
  const source = sourceOfValue(key, "auth.key");
  const issued = Math.floor(context.now() / 1_000) - Math.min(longestBack, Math.floor(seconds / 10));
  const claims = {
    ...(await filled({ iss: issuer, sub: subject, aud: audience }, context)),
    ...(await filled(options.claims ?? {}, context)),
    iat: issued,
    exp: issued + seconds,
  };
  return signedJwt({
    algorithm,
    key: algorithm.startsWith("HS") ? sharedSecret(text, keyFormat, source) : privateKey(text, algorithm, source),
    keyId: (await filled({ keyId }, context))["keyId"]?.toString(),
    claims,
  });
}

/** Values by name, without those that are not said or whose setting is not set. */
async function filled(
  values: { readonly [name: string]: PlainText | number | boolean | undefined },
  context: AuthContext,
): Promise<{ [name: string]: string | number | boolean }> {
  const result: { [name: string]: string | number | boolean } = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "number" || typeof value === "boolean") result[name] = value;
    if (value === undefined || typeof value === "number" || typeof value === "boolean") continue;
    if (typeof value === "string" && settingsOf(value).some((setting) => isUnset(context.config, setting))) continue;
    result[name] = await settingValue(value, context);
  }
  return result;
}

function checkedLifetime({ algorithm, lifetime = "PT5M", keyFormat }: PlainJwtOptions): number {
  if (!jwtAlgorithms.includes(algorithm)) {
    throw definitionError(
      `auth.algorithm is ${JSON.stringify(algorithm)}, which is none of ${jwtAlgorithms.join(", ")}.`,
    );
  }
  if (keyFormat !== undefined && !algorithm.startsWith("HS")) {
    throw definitionError(
      `auth.keyFormat is for shared secrets (HS256 and its like); the key of ${algorithm} may be PEM or base64 without it. Take it out.`,
    );
  }
  const duration = parseDuration(lifetime);
  const seconds = duration === undefined ? 0 : secondsOf(duration);
  if (seconds > 0) return seconds;
  throw definitionError(
    `auth.lifetime is ${JSON.stringify(lifetime)}, which is no ISO 8601 duration above zero. Write it as in "PT5M".`,
  );
}

function factsOf({ exchange, claims, ...options }: PlainJwtOptions): AuthKind["facts"] {
  return {
    type: "jwt",
    ...said({
      ...settingFacts({ ...options }),
      claims: claims === undefined ? undefined : settingFacts(claims),
      exchange: exchange === undefined ? undefined : { ...exchange, tokenUrl: settingFact(exchange.tokenUrl) },
    }),
  };
}
