import type { Path } from "./words.js";

/** A string that may hold `{config.NAME}`. */
type Template = string;

/** The algorithms of RFC 7518 §3.1 that keys of an API's users are made for. */
export const jwtAlgorithms = [
  "HS256",
  "HS384",
  "HS512",
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
] as const;

export type JwtAlgorithm = (typeof jwtAlgorithms)[number];

/** A token that the connector signs itself (RFC 7519), made anew before it expires. */
export interface JwtModel {
  readonly type: "jwt";
  readonly algorithm: JwtAlgorithm;
  /** The private key (PEM, or base64 of it), or the shared secret of HS256 and its like. */
  readonly key: Template;
  /** The shared secret is base64 of the bytes. Default: the bytes are those of the text. */
  readonly keyFormat?: "base64";
  /** `kid` of the token's head: which key it is. */
  readonly keyId?: Template;
  readonly issuer?: Template;
  readonly subject?: Template;
  readonly audience?: Template;
  /** ISO 8601 duration. Default PT5M. */
  readonly lifetime?: string;
  /** Further claims. */
  readonly claims?: { readonly [claim: string]: Template | number | boolean };
  /** Default: Authorization. */
  readonly header?: string;
  /** What stands in front of the token; `""` for nothing. Default: Bearer. */
  readonly prefix?: string;
  /** The token is not sent to the API, but exchanged for an access token (RFC 7523 §2.1). */
  readonly exchange?: { readonly tokenUrl: Template; readonly scopes?: readonly string[] };
}

/** A token that a login brings. */
export interface SessionTokenModel {
  readonly type: "sessionToken";
  readonly login: LoginModel;
  /** Where it stands in the answer: a path in the body, or a header. */
  readonly from: Path | { readonly header: string };
  /** ISO 8601 duration. Default: it is good until the API answers 401. */
  readonly lifetime?: string;
  /** Header that carries it. Default: Authorization. */
  readonly header?: string;
  /** What stands in front of it; `""` for nothing. Default: Bearer in Authorization, nothing in another header. */
  readonly prefix?: string;
}

export interface LoginModel {
  /** A whole URL, https. */
  readonly url: Template;
  /** Default: POST. */
  readonly method?: "GET" | "POST";
  readonly headers?: { readonly [name: string]: Template };
  /** Sent as JSON; texts in it may name settings. */
  readonly body?: { readonly [field: string]: unknown };
  /** Sent as a form. */
  readonly form?: { readonly [field: string]: Template };
  readonly basic?: { readonly username: Template; readonly password?: Template };
}
