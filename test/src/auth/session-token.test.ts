import { describe, expect, test } from "@jest/globals";
import { sessionToken, type Auth, type AuthKind } from "../../../src/auth/index.js";
import type { ApiResponse } from "../../../src/http/types.js";
import { answer, authContext } from "../support/auth-context.js";

/** As `defineApi` takes an auth. */
function define<Config>(
  _spec: { readonly config?: Config },
  api: { auth: Auth<Config, keyof Config & string> },
): AuthKind {
  return api.auth;
}

const spec: { config?: { username: string; password: string } } = {};
const settings = { username: "ann", password: "pä:ss&word", org: 7 };
const url = "https://api.acme.com/login";
const body = { user: "{config.username}", secret: "{config.password}" };
const plain = sessionToken({ login: { url, body }, from: "data.token" });
const good = (token = "t0k3n") => answer(200, { data: { token } });

describe("a login", () => {
  test("posts JSON, in which a setting alone keeps its type and what is not set is left out", async () => {
    const context = authContext({ config: { ...settings }, send: () => good() });
    const login = {
      url,
      body: { ...body, org: "{config.org}", all: [1, "{config.username}"], no: "{config.nothing}" },
    };
    const auth = sessionToken({ login, from: "data.token" });
    expect(await auth.headers(context)).toEqual({ authorization: "Bearer t0k3n" });
    const [request] = context.sent;
    expect(request).toMatchObject({ method: "POST", url, headers: { "content-type": "application/json" } });
    expect(JSON.parse(request?.body ?? "")).toEqual({ user: "ann", secret: "pä:ss&word", org: 7, all: [1, "ann"] });
    expect(context.secrets).toEqual(["t0k3n"]);
  });

  test("posts a form", async () => {
    const context = authContext({ config: { ...settings }, send: () => good() });
    const form = { grant: "password", user: "{config.username}", secret: "{config.password}", no: "{config.nothing}" };
    await sessionToken({ login: { url, form }, from: "data.token" }).headers(context);
    expect(context.sent[0]).toMatchObject({
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "grant=password&user=ann&secret=p%C3%A4%3Ass%26word",
    });
  });

  test("may be a GET with HTTP Basic and headers of its own", async () => {
    const context = authContext({ config: { ...settings }, send: () => good() });
    const basic = { username: "{config.username}", password: "{config.password}" };
    const login = { url, method: "GET", basic, headers: { "X-Org": "acme", "X-No": "{config.nothing}" } } as const;
    await sessionToken({ login, from: "data.token" }).headers(context);
    const expected = `Basic ${Buffer.from("ann:pä:ss&word").toString("base64")}`;
    expect(context.sent).toEqual([{ method: "GET", url, headers: { "X-Org": "acme", authorization: expected } }]);
  });
});

describe("the token", () => {
  test.each<readonly [string, Parameters<typeof sessionToken>[0]["from"], ApiResponse, string]>([
    ["at a path of the body", ["a.b", "0"], answer(200, { "a.b": ["t0k3n"] }), "t0k3n"],
    ["as a number", "id", answer(201, { id: 77 }), "77"],
    ["as the whole body in JSON", ".", answer(200, '"t0k3n"'), "t0k3n"],
    ["as the whole body in text", ".", answer(200, "t0k3n\n"), "t0k3n"],
    ["in a header", { header: "X-Token" }, { ...answer(204, ""), headers: { "x-token": "t0k3n" } }, "t0k3n"],
  ])("may stand %s", async (_where, from, response, expected) => {
    const auth = sessionToken({ login: { url }, from });
    expect(await auth.headers(authContext({ config: {}, send: () => response }))).toEqual({
      authorization: `Bearer ${expected}`,
    });
  });

  test("goes into a header of the API's own, with a prefix or without", async () => {
    const context = authContext({ config: { ...settings }, send: () => good() });
    const own = sessionToken({ login: { url }, from: "data.token", header: "X-Session" });
    expect(await own.headers(context)).toEqual({ "X-Session": "t0k3n" });
    const prefixed = sessionToken({ login: { url }, from: "data.token", prefix: "Session" });
    expect(await prefixed.headers(authContext({ config: {}, send: () => good() }))).toEqual({
      authorization: "Session t0k3n",
    });
  });

  test("is asked for once by all who need it at the same time, and again after a 401", async () => {
    let count = 0;
    const context = authContext({
      config: { ...settings },
      send: () => Promise.resolve(good(`token-${(count += 1)}`)),
    });
    const all = await Promise.all([plain.headers(context), plain.headers(context), plain.headers(context)]);
    expect(new Set(all.map((headers) => headers["authorization"]))).toEqual(new Set(["Bearer token-1"]));
    await Promise.all([plain.refresh?.(context), plain.refresh?.(context)]);
    expect(await plain.headers(context)).toEqual({ authorization: "Bearer token-2" });
  });

  test("is replaced before its life ends, and never where nobody knows it", async () => {
    let time = 0;
    const context = authContext({ config: { ...settings }, now: () => time, send: () => good() });
    const known = sessionToken({ login: { url }, from: "data.token", lifetime: "PT10M" });
    await known.headers(context);
    time += 8 * 60_000;
    await known.headers(context);
    expect(context.sent).toHaveLength(1);
    time += 2 * 60_000;
    await known.headers(context);
    expect(context.sent).toHaveLength(2);
    const forever = sessionToken({ login: { url }, from: "data.token" });
    await forever.headers(context);
    time += 365 * 86_400_000;
    await forever.headers(context);
    expect(context.sent).toHaveLength(3);
  });
});

describe("a login that failed", () => {
  test.each<readonly [string, ApiResponse, object]>([
    [
      "is the user's matter when the API refuses",
      answer(401, { message: "Wrong password." }),
      {
        code: "LOGIN_REFUSED",
        failureType: "config_error",
        message: expect.stringContaining("Unauthorized): Wrong password. Check the settings"),
      },
    ],
    [
      "is the developer's when the address is wrong",
      answer(404, "<html>"),
      {
        code: "LOGIN_REFUSED",
        failureType: "system_error",
        message: expect.stringContaining("Compare auth.login (url"),
      },
    ],
    [
      "is seen where the status is 200",
      answer(200, { error: { message: "locked" }, code: 3 }),
      {
        code: "LOGIN_ANSWER_INVALID",
        message: expect.stringContaining('nothing stands at "data.token" of the body; it says locked'),
      },
    ],
    [
      "says what came instead of a token",
      answer(200, { data: { jwt: "s3cret" } }),
      { code: "LOGIN_ANSWER_INVALID", message: expect.not.stringContaining("s3cret") },
    ],
  ])("%s", async (_what, response, expected) => {
    await expect(plain.headers(authContext({ config: { ...settings }, send: () => response }))).rejects.toMatchObject(
      expected,
    );
  });
});

test.each<readonly [object, RegExp]>([
  [{ login: { url, body: {}, form: {} } }, /both body \(JSON\) and form/],
  [{ login: { url, method: "GET", form: {} } }, /a GET with a body/],
  [{ from: { header: "X Y" } }, /auth.from.header is "X Y"/],
  [{ lifetime: "1h" }, /auth.lifetime is "1h", which is no ISO 8601 duration above zero/],
  [{ header: "X Y" }, /auth.header is "X Y", which is no header's name/],
])("an option that cannot work is refused: %j", (options, message) => {
  expect(() => sessionToken({ login: { url }, from: "id", ...options })).toThrow(message);
});

test("the type checker compares it with the specification", () => {
  define(spec, { auth: sessionToken({ login: { url, body: { a: "{config.password}" } }, from: "id" }) });
  define(spec, { auth: sessionToken({ login: { url: ({ config: { username } }) => username }, from: "id" }) });
  // @ts-expect-error The specification has no such setting.
  define(spec, { auth: sessionToken({ login: { url, body: { a: { b: "{config.pass}" } } }, from: "id" }) });
  // @ts-expect-error The specification has no such setting.
  define(spec, { auth: sessionToken({ login: { url, form: { a: "{config.pass}" } }, from: "id" }) });
  expect(true).toBe(true);
});
