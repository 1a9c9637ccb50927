import { constants, createHmac, createPublicKey, verify } from "node:crypto";
import { isObject } from "../../../model/json.js";
import { isUnset } from "../../../model/setting-path.js";
import { fillTemplate, settingsOf } from "../../../model/template.js";
import type { JwtModel } from "../../../model/token-types.js";
import type { JsonObject } from "../../../protocol/messages.js";
import { Refusal } from "../answers.js";

/** What a token has to say besides what the model says. */
interface Due {
  readonly config: JsonObject;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly audience?: string;
}

const usualLifetime = 300;

/** Throws a 401 where a token is not signed by the model's key, or says something else than the model. */
export function checkJwt(token: string, auth: JwtModel, { config, now, audience }: Due): void {
  const [head = "", claims = "", signature = "", ...rest] = token.split(".");
  if (signature === "" || rest.length > 0) throw new Refusal(401, "the token has not three parts (RFC 7519)");
  const isGood = isSigned(`${head}.${claims}`, Buffer.from(signature, "base64url"), auth, config);
  if (!isGood) throw new Refusal(401, "the signature of the token is wrong");
  const { keyId, issuer: iss, subject: sub, audience: aud } = auth;
  compare("head", jsonOf(head), { alg: auth.algorithm, typ: "JWT", ...filled({ kid: keyId }, config) });
  const { iat, exp, ...others } = jsonOf(claims);
  compare("claims", others, {
    ...filled({ iss, sub, aud: aud ?? audience }, config),
    ...filled(auth.claims ?? {}, config),
  });
  if (typeof iat !== "number" || typeof exp !== "number" || exp - iat !== secondsOf(auth.lifetime)) {
    throw new Refusal(401, `exp of the token must be ${secondsOf(auth.lifetime)} s after iat`);
  }
  if (exp * 1_000 <= now) throw new Refusal(401, "the token has expired");
}

function isSigned(
  text: string,
  signature: Buffer,
  { algorithm, key, keyFormat }: JwtModel,
  config: JsonObject,
): boolean {
  const secret = fillTemplate(key, { config });
  const hash = `sha${algorithm.slice(-3)}`;
  if (algorithm.startsWith("HS")) {
    return createHmac(hash, Buffer.from(secret, keyFormat ?? "utf8"))
      .update(text)
      .digest()
      .equals(signature);
  }
  const options = algorithm.startsWith("PS")
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: Number(algorithm.slice(-3)) / 8 }
    : { dsaEncoding: "ieee-p1363" as const };
  return verify(hash, Buffer.from(text), { key: publicKey(secret), ...options }, signature);
}

/** The public half of a private key: PEM, or base64 of PKCS 8. */
function publicKey(secret: string) {
  if (secret.includes("-----BEGIN")) return createPublicKey(secret.replaceAll("\\n", "\n"));
  return createPublicKey(`-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\n`);
}

function compare(what: string, given: JsonObject, due: JsonObject): void {
  for (const name of new Set([...Object.keys(given), ...Object.keys(due)])) {
    if (given[name] === due[name]) continue;
    const must = due[name] === undefined ? "must not be there" : `must be ${JSON.stringify(due[name])}`;
    throw new Refusal(401, `${name} in the ${what} of the token is ${JSON.stringify(given[name])}; it ${must}`);
  }
}

/** Values with their settings filled in, without those whose setting is not set. */
function filled(
  values: { readonly [name: string]: string | number | boolean | undefined },
  config: JsonObject,
): JsonObject {
  const said = Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    if (value === undefined) return [];
    if (typeof value !== "string") return [[name, value]];
    return settingsOf(value).some((setting) => isUnset(config, setting))
      ? []
      : [[name, fillTemplate(value, { config })]];
  });
  return Object.fromEntries(said);
}

function secondsOf(lifetime: string | undefined): number {
  if (lifetime === undefined) return usualLifetime;
  const part = (unit: string, text: string) => Number(new RegExp(`([\\d.]+)${unit}`).exec(text)?.[1] ?? 0);
  const [days = "", time = ""] = lifetime.split("T");
  const hours = (part("W", days) * 7 + part("D", days)) * 24 + part("H", time);
  return Math.ceil((hours * 60 + part("M", time)) * 60 + part("S", time));
}

function jsonOf(part: string): JsonObject {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    if (isObject(value)) return value;
  } catch {
    // Reported below.
  }
  throw new Refusal(401, "a part of the token is no JSON object in base64url");
}
