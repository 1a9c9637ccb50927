import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { ConnectorError } from "../protocol/error.js";

type Env = { readonly [name: string]: string | undefined };

export interface TlsSettings {
  /** All authorities to trust, when some are added to Node's own. */
  readonly ca?: string[];
  /** The client's certificate and key, for APIs that ask for one. */
  readonly client?: { readonly cert: string; readonly key: string; readonly passphrase?: string };
}

/**
 * What the environment says about TLS; every variable names a PEM file.
 *
 * - `SSL_CERT_FILE`, `REQUESTS_CA_BUNDLE`, `NODE_EXTRA_CA_CERTS`: authorities to trust besides Node's own.
 * - `CONNECTOR_CLIENT_CERT`, `CONNECTOR_CLIENT_KEY`, and `CONNECTOR_CLIENT_KEY_PASSPHRASE` (the passphrase itself): the client's
 *   certificate, shown to the API's own hosts only.
 *
 * Throws `TLS_FILE` (config_error) when a file cannot be read.
 */
export function tlsSettings(env: Env): TlsSettings {
  // Node reads NODE_EXTRA_CA_CERTS itself, but not once other authorities are given.
  const bundles = ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"].flatMap((name) => fileOf(env, name) ?? []);
  const extra = bundles.length === 0 ? undefined : fileOf(env, "NODE_EXTRA_CA_CERTS");
  const cert = fileOf(env, "CONNECTOR_CLIENT_CERT");
  const key = fileOf(env, "CONNECTOR_CLIENT_KEY");
  const passphrase = env["CONNECTOR_CLIENT_KEY_PASSPHRASE"];
  if ((cert === undefined) !== (key === undefined)) throw oneWithoutTheOther(cert === undefined);
  return {
    ...(bundles.length === 0 ? {} : { ca: [...rootCertificates, ...bundles, ...(extra === undefined ? [] : [extra])] }),
    ...(cert === undefined || key === undefined
      ? {}
      : { client: { cert, key, ...(passphrase === undefined ? {} : { passphrase }) } }),
  };
}

function fileOf(env: Env, name: string): string | undefined {
  const path = env[name];
  if (path === undefined || path === "") return undefined;
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new ConnectorError({
      code: "TLS_FILE",
      failureType: "config_error",
      message: `The environment variable ${name} names the file ${path}, which cannot be read. Correct the path, or unset the variable.`,
      cause: error,
    });
  }
}

function oneWithoutTheOther(certMissing: boolean): ConnectorError {
  const [set, missing] = certMissing ? ["KEY", "CERT"] : ["CERT", "KEY"];
  return new ConnectorError({
    code: "TLS_FILE",
    failureType: "config_error",
    message: `CONNECTOR_CLIENT_${set} is set, but CONNECTOR_CLIENT_${missing} is not: a client's certificate needs both files. Set both or neither.`,
  });
}
