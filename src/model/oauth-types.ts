/** A string that may hold `{config.NAME}`. */
type Template = string;

/** What every kind of OAuth 2 has. */
export interface OAuthModel {
  /** The token endpoint, https. */
  readonly tokenUrl: Template;
  readonly clientId: Template;
  /** None for a public client. */
  readonly clientSecret?: Template;
  readonly scopes?: readonly string[];
  /** Where the client's name and secret stand (RFC 6749 §2.3.1): in the form (default), or as HTTP Basic. */
  readonly clientAuth?: "body" | "basic";
  /** Further fields of the form, such as `audience`; they also replace ours (`grant_type`). */
  readonly extra?: { readonly [field: string]: Template };
  /** Header of the access token. Default Authorization. */
  readonly header?: string;
  /** In front of it. Default Bearer. */
  readonly prefix?: string;
}

/** RFC 6749 §4.4: a token for the client's own ID and secret. */
export interface OAuthClientCredentialsModel extends OAuthModel {
  readonly type: "oauthClientCredentials";
}

/** RFC 6749 §6: tokens in the name of a user who authorised the connector once. */
export interface OAuthRefreshTokenModel extends OAuthModel {
  readonly type: "oauthRefreshToken";
  /** The setting that holds the refresh token, alone; a new one is written there. */
  readonly refreshToken: Template;
  /** Each answer brings a new refresh token, and the old one is dead from then on. A fact that only the mock API plays. */
  readonly rotates?: boolean;
  /** Where a user authorises the connector; becomes `advanced_auth` of the specification. */
  readonly authorization?: AuthorizationModel;
}

/** The page on which a user says yes (RFC 6749 §4.1.1). */
export interface AuthorizationModel {
  readonly url: Template;
  /** Default: those of the auth. */
  readonly scopes?: readonly string[];
  /** Further parameters of the page: `access_type=offline`, `prompt=consent`. */
  readonly params?: { readonly [name: string]: string };
}
