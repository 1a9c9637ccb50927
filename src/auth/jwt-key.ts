import { createPrivateKey, type KeyObject } from "node:crypto";
import type { JwtAlgorithm } from "../model/token-types.js";
import { ConnectorError } from "../protocol/error.js";

/** The curve of each algorithm (RFC 7518 §3.4), by Node's name. */
const curves: { readonly [algorithm: string]: string } = {
  ES256: "prime256v1",
  ES384: "secp384r1",
  ES512: "secp521r1",
};

/**
 * The bytes of a shared secret: those of the text, or what its base64 says.
 * Throws `AUTH_SETTING_INVALID` (config_error) without showing it.
 */
export function sharedSecret(text: string, format: "base64" | undefined, setting: string): Buffer {
  if (format === undefined) return Buffer.from(text);
  const bytes = /^[A-Za-z0-9+/_\s-]+={0,2}\s*$/.test(text) ? Buffer.from(text, "base64") : Buffer.alloc(0);
  if (bytes.length > 0) return bytes;
  throw invalid(`${setting} is no base64, but keyFormat says so. Copy it again, or take keyFormat out.`);
}

/**
 * The private key in a setting: PEM, as a file or as what forms and environments make of one (on one line, line breaks written `\n`),
 * or base64 of PEM or DER. It must be one that the algorithm can use.
 * Throws `AUTH_SETTING_INVALID` (config_error) without showing it.
 */
export function privateKey(text: string, algorithm: JwtAlgorithm, setting: string): KeyObject {
  const key = readKey(text);
  if (key === undefined) {
    const pem = pemIn(text);
    const why = pem?.includes("ENCRYPTED")
      ? "is encrypted. Decrypt it first (openssl pkey -in key.pem -out plain.pem)"
      : pem?.includes("PUBLIC KEY") || pem?.includes("CERTIFICATE")
        ? "is the public part of a key; the private one signs. Copy that"
        : "is no private key that can be read. Copy the whole file, from -----BEGIN to -----END, or its base64";
    throw invalid(`${setting} ${why}.`);
  }
  const wanted = algorithm.startsWith("ES") ? "ec" : "rsa";
  const type = key.asymmetricKeyType ?? "unknown";
  if (type !== wanted && !(type === "rsa-pss" && algorithm.startsWith("PS"))) {
    throw invalid(
      `${setting} is a key of the kind ${type}, but ${algorithm} signs with one of the kind ${wanted}. Take the right key, or correct auth.algorithm.`,
    );
  }
  const curve = key.asymmetricKeyDetails?.namedCurve;
  const due = curves[algorithm];
  if (due !== undefined && curve !== due) {
    throw invalid(
      `${setting} is a key on the curve ${curve ?? "unknown"}, but ${algorithm} signs on ${due}. Take the right key, or correct auth.algorithm.`,
    );
  }
  return key;
}

function readKey(text: string): KeyObject | undefined {
  const pem = pemIn(text);
  if (pem !== undefined) return attempt(() => createPrivateKey(pem));
  const der = Buffer.from(text, "base64");
  const types = ["pkcs8", "pkcs1", "sec1"] as const;
  for (const type of types) {
    const key = attempt(() => createPrivateKey({ key: der, format: "der", type }));
    if (key !== undefined) return key;
  }
  return undefined;
}

/** The PEM in a text, or in what its base64 says, with its line breaks where they belong (RFC 7468). */
function pemIn(text: string): string | undefined {
  const plain = text.includes("-----BEGIN") ? text : Buffer.from(text, "base64").toString("latin1");
  const match = /(-----BEGIN [A-Z0-9 ]+-----)([^]*?)(-----END [A-Z0-9 ]+-----)/.exec(plain.replace(/\\r|\\n/g, "\n"));
  if (match === null) return undefined;
  const [, begin = "", body = "", end = ""] = match;
  // An encrypted key has a head of its own.
  if (body.includes(":")) return `${begin} ENCRYPTED`;
  const lines = body.replace(/\s+/g, "").match(/.{1,64}/g) ?? [];
  return [begin, ...lines, end, ""].join("\n");
}

function attempt(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function invalid(message: string): ConnectorError {
  return new ConnectorError({ code: "AUTH_SETTING_INVALID", failureType: "config_error", message });
}
