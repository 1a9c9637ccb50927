import { constants, createHmac, createPublicKey, generateKeyPairSync, verify, type KeyObject } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { jwt, type Auth, type AuthKind } from "../../../src/auth/index.js";
import { jwtAlgorithms, type JwtAlgorithm } from "../../../src/model/token-types.js";
import { answer, authContext } from "../support/auth-context.js";

/** As `defineApi` takes an auth. */
function define<Config>(
  _spec: { readonly config?: Config },
  api: { auth: Auth<Config, keyof Config & string> },
): AuthKind {
  return api.auth;
}

const spec: { config?: { private_key: string; key_id: string; issuer_id: string } } = {};
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const curves = { ES256: "P-256", ES384: "P-384", ES512: "P-521" } as const;
const ec = (algorithm: keyof typeof curves) => generateKeyPairSync("ec", { namedCurve: curves[algorithm] }).privateKey;
const keys: { readonly [algorithm: string]: KeyObject } = {
  ES256: ec("ES256"),
  ES384: ec("ES384"),
  ES512: ec("ES512"),
};
const now = Date.parse("2026-01-01T00:00:00Z");
const seconds = now / 1_000;

function pem(key: KeyObject, type: "pkcs8" | "pkcs1" | "sec1" = "pkcs8"): string {
  return key.export({ format: "pem", type }).toString();
}

function keyFor(algorithm: JwtAlgorithm): string {
  return algorithm.startsWith("HS") ? "shared" : pem(keys[algorithm] ?? rsa);
}

async function tokenOf(auth: AuthKind, config: { [name: string]: unknown }): Promise<string> {
  const headers = await auth.headers(authContext({ config, now: () => now }));
  return (headers["authorization"] ?? "").replace(/^Bearer /, "");
}

function partsOf(token: string) {
  const [head = "", claims = "", signature = ""] = token.split(".");
  const json = (part: string): unknown => JSON.parse(Buffer.from(part, "base64url").toString());
  return {
    head: json(head),
    claims: json(claims),
    signed: `${head}.${claims}`,
    signature: Buffer.from(signature, "base64url"),
  };
}

/** By RFC 7518 §3, from the public half of the key. */
function isSigned(algorithm: JwtAlgorithm, token: string): boolean {
  const { signed, signature } = partsOf(token);
  const hash = `sha${algorithm.slice(2)}`;
  if (algorithm.startsWith("HS")) return createHmac(hash, "shared").update(signed).digest().equals(signature);
  const key = createPublicKey(keys[algorithm] ?? rsa);
  const how = algorithm.startsWith("ES")
    ? { dsaEncoding: "ieee-p1363" as const }
    : algorithm.startsWith("PS")
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: Number(algorithm.slice(2)) / 8 }
      : { padding: constants.RSA_PKCS1_PADDING };
  return verify(hash, Buffer.from(signed), { key, ...how }, signature);
}

describe("a token", () => {
  test.each(jwtAlgorithms)("is signed with %s", async (algorithm) => {
    const token = await tokenOf(jwt({ algorithm, key: "{config.private_key}" }), { private_key: keyFor(algorithm) });
    expect(partsOf(token).head).toEqual({ alg: algorithm, typ: "JWT" });
    expect(isSigned(algorithm, token)).toBe(true);
  });

  test("says who, for whom and how long, and which key it is", async () => {
    const auth = jwt({
      algorithm: "HS256",
      key: "{config.secret}",
      keyId: "{config.key_id}",
      issuer: "{config.issuer_id}",
      subject: "{config.nobody}",
      audience: "appstoreconnect-v1",
      lifetime: "PT20M",
      claims: { scope: "read:{config.issuer_id}", version: 2, admin: false, team: "{config.nobody}" },
    });
    const token = await tokenOf(auth, { secret: "shared", key_id: "k1", issuer_id: "i1" });
    const { head, claims } = partsOf(token);
    expect(head).toEqual({ alg: "HS256", typ: "JWT", kid: "k1" });
    expect(claims).toEqual({
      iss: "i1",
      aud: "appstoreconnect-v1",
      scope: "read:i1",
      version: 2,
      admin: false,
      iat: seconds - 30,
      exp: seconds - 30 + 1_200,
    });
  });

  test("goes into the header that the API wants", async () => {
    const auth = jwt({ algorithm: "HS256", key: "shared", header: "X-Token", prefix: "" });
    const headers = await auth.headers(authContext({}));
    expect(Object.keys(headers)).toEqual(["X-Token"]);
    expect(headers["X-Token"]).toMatch(/^eyJ/);
  });

  test("is used until shortly before it ends, signed anew then, and after a 401; each is masked", async () => {
    let time = now;
    const context = authContext({ now: () => time });
    const auth = jwt({ algorithm: "HS256", key: "shared", lifetime: "PT100S" });
    const first = await auth.headers(context);
    time += 89_000;
    expect(await auth.headers(context)).toEqual(first);
    time += 2_000;
    const second = await auth.headers(context);
    expect(second).not.toEqual(first);
    time += 1_000;
    await auth.refresh?.(context);
    const third = await auth.headers(context);
    expect(third).not.toEqual(second);
    const sent = [first, second, third].map((headers) => String(headers["authorization"]).slice("Bearer ".length));
    expect(context.secrets).toEqual(sent);
  });
});

describe("a key", () => {
  const one = (text: string) =>
    tokenOf(jwt({ algorithm: "RS256", key: "{config.private_key}" }), { private_key: text });
  const whole = pem(rsa);
  test.each<readonly [string, string]>([
    ["PEM with Windows' line breaks", whole.replaceAll("\n", "\r\n")],
    ["PEM with line breaks written out", whole.replaceAll("\n", "\\n")],
    ["PEM on one line", whole.replaceAll("\n", " ")],
    ["PEM without its line breaks", whole.replaceAll("\n", "")],
    ["PEM with spaces around it", `  \n${whole}\n `],
    ["PKCS 1", pem(rsa, "pkcs1")],
    ["base64 of PEM", Buffer.from(whole).toString("base64")],
    ["base64 of DER", rsa.export({ format: "der", type: "pkcs8" }).toString("base64")],
    ["base64 of DER in PKCS 1", rsa.export({ format: "der", type: "pkcs1" }).toString("base64")],
  ])("may be %s", async (_form, text) => {
    expect(isSigned("RS256", await one(text))).toBe(true);
  });

  test("of a curve may be in SEC 1", async () => {
    const auth = jwt({ algorithm: "ES256", key: "{config.private_key}" });
    const token = await tokenOf(auth, { private_key: pem(ec("ES256"), "sec1") });
    expect(partsOf(token).signature).toHaveLength(64);
  });

  test("that is shared may be base64 of the bytes", async () => {
    const auth = jwt({ algorithm: "HS256", key: "{config.secret}", keyFormat: "base64" });
    const token = await tokenOf(auth, { secret: Buffer.from("shared").toString("base64") });
    expect(isSigned("HS256", token)).toBe(true);
    await expect(tokenOf(auth, { secret: "s3cret, no base64!" })).rejects.toMatchObject({
      code: "AUTH_SETTING_INVALID",
      message: 'The setting "secret" is no base64, but keyFormat says so. Copy it again, or take keyFormat out.',
    });
  });

  const encrypted = rsa.export({ format: "pem", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "x" }).toString();
  const old = rsa.export({ format: "pem", type: "pkcs1", cipher: "aes-256-cbc", passphrase: "x" }).toString();
  const open = createPublicKey(rsa).export({ format: "pem", type: "spki" }).toString();
  test.each<readonly [string, string, string]>([
    ["is cut", whole.slice(0, 300), "is no private key that can be read. Copy the whole file"],
    ["is something else", "s3cret ".repeat(9), "is no private key that can be read"],
    ["is encrypted", encrypted, "is encrypted. Decrypt it first"],
    ["is encrypted as OpenSSL did it once", old, "is encrypted. Decrypt it first"],
    ["is public", open, "is the public part of a key"],
    ["is of another kind", pem(ec("ES256")), "is a key of the kind ec, but RS256 signs with one of the kind rsa"],
  ])("that %s is refused without showing it", async (_what, text, reason) => {
    const error: unknown = await one(text).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "AUTH_SETTING_INVALID", failureType: "config_error" });
    expect(String(error)).toContain(`The setting "private_key" ${reason}`);
    expect(String(error)).not.toContain(text.slice(30, 60));
  });

  test("on another curve is refused", async () => {
    const auth = jwt({ algorithm: "ES256", key: "{config.private_key}" });
    await expect(tokenOf(auth, { private_key: pem(ec("ES384")) })).rejects.toThrow(
      /on the curve secp384r1, but ES256 signs on prime256v1/,
    );
  });
});

describe("an exchange for an access token (RFC 7523)", () => {
  const auth = jwt({
    algorithm: "HS256",
    key: "{config.secret}",
    issuer: "me@acme.com",
    exchange: { tokenUrl: "https://login.acme.com/token", scopes: ["read", "write"] },
  });

  test("sends the token as an assertion for the endpoint, masks both, and uses what it gets", async () => {
    const context = authContext({
      config: { secret: "shared" },
      send: () => answer(200, { access_token: "acc3ss", expires_in: 3600 }),
    });
    expect(await auth.headers(context)).toEqual({ authorization: "Bearer acc3ss" });
    const [request] = context.sent;
    const form = new URLSearchParams(request?.body);
    expect(request).toMatchObject({ method: "POST", url: "https://login.acme.com/token" });
    expect(form.get("grant_type")).toBe("urn:ietf:params:oauth:grant-type:jwt-bearer");
    expect(form.get("scope")).toBe("read write");
    const assertion = form.get("assertion") ?? "";
    expect(partsOf(assertion).claims).toMatchObject({ iss: "me@acme.com", aud: "https://login.acme.com/token" });
    expect(context.secrets).toEqual([assertion, "acc3ss"]);
  });

  test("that is refused says what the endpoint said", async () => {
    const context = authContext({
      config: { secret: "shared" },
      send: () => answer(400, { error: "invalid_grant", error_description: "Invalid JWT Signature." }),
    });
    await expect(auth.headers(context)).rejects.toMatchObject({
      failureType: "config_error",
      message: expect.stringContaining("invalid_grant: Invalid JWT Signature"),
    });
  });
});

test.each<readonly [object, RegExp]>([
  [{ algorithm: "RS1" }, /auth.algorithm is "RS1", which is none of HS256/],
  [{ algorithm: "RS256", keyFormat: "base64" }, /auth.keyFormat is for shared secrets/],
  [{ algorithm: "HS256", lifetime: "5 minutes" }, /auth.lifetime is "5 minutes", which is no ISO 8601 duration/],
  [{ algorithm: "HS256", lifetime: "PT0S" }, /no ISO 8601 duration above zero/],
  [{ algorithm: "HS256", header: "X Y" }, /auth.header is "X Y", which is no header's name/],
])("an option that cannot work is refused: %j", (options, message) => {
  const loose: { readonly algorithm: "HS256"; readonly key: string } = { algorithm: "HS256", key: "x", ...options };
  expect(() => jwt(loose)).toThrow(message);
});

test("the type checker compares it with the specification", () => {
  define(spec, { auth: jwt({ algorithm: "RS256", key: "{config.private_key}", keyId: "{config.key_id}" }) });
  define(spec, { auth: jwt({ algorithm: "ES256", key: ({ config }) => config.private_key }) });
  // @ts-expect-error The specification has no such setting.
  define(spec, { auth: jwt({ algorithm: "RS256", key: "{config.key}" }) });
  // @ts-expect-error The specification has no such setting.
  define(spec, { auth: jwt({ algorithm: "RS256", key: "{config.private_key}", claims: { a: "{config.b}" } }) });
  // @ts-expect-error There is no such algorithm.
  expect(() => define(spec, { auth: jwt({ algorithm: "RS128", key: "x" }) })).toThrow();
});
