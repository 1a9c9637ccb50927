/**
 * A digest of what is given, one part after the other, as base64url.
 * `node:crypto` is had when the first digest is made: loading it takes 10 ms, a sixth of what `spec` may take.
 */
export function digest(algorithm: "sha256" | "sha1", ...parts: readonly (string | Uint8Array)[]): string {
  const hash = process.getBuiltinModule("node:crypto").createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest("base64url");
}
