import { constants, createHmac, sign, type KeyObject } from "node:crypto";
import type { JwtAlgorithm } from "../model/token-types.js";

/** What a token says, and what signs it. */
export interface JwtParts {
  readonly algorithm: JwtAlgorithm;
  /** Of HS256 and its like a secret, else the private key. */
  readonly key: KeyObject | Buffer;
  readonly keyId?: string | undefined;
  readonly claims: { readonly [claim: string]: unknown };
}

/** A signed token in compact form (RFC 7515 §7.1); signatures as RFC 7518 §3 has them. */
export function signedJwt({ algorithm, key, keyId, claims }: JwtParts): string {
  const head = { alg: algorithm, typ: "JWT", ...(keyId === undefined ? {} : { kid: keyId }) };
  const text = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${text}.${signature(algorithm, key, text).toString("base64url")}`;
}

function signature(algorithm: JwtAlgorithm, key: KeyObject | Buffer, text: string): Buffer {
  const hash = `sha${algorithm.slice(2)}`;
  if (Buffer.isBuffer(key)) return createHmac(hash, key).update(text).digest();
  const data = Buffer.from(text);
  if (algorithm.startsWith("ES")) return sign(hash, data, { key, dsaEncoding: "ieee-p1363" });
  if (algorithm.startsWith("RS")) return sign(hash, data, key);
  const saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
  return sign(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
}
