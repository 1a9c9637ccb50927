import { describe, expect, test } from "@jest/globals";
import { oauthClientCredentials } from "../../../src/auth/oauth-client-credentials.js";
import { oauthRefreshToken } from "../../../src/auth/oauth-refresh-token.js";
import type { AuthKind } from "../../../src/auth/index.js";
import { ConnectorError } from "../../../src/protocol/error.js";
import type { JsonObject } from "../../../src/protocol/messages.js";
import { answer, authContext, type TestAuthContext } from "../support/auth-context.js";

const client = {
  tokenUrl: "https://login.acme.com/oauth/token",
  clientId: "{config.client_id}",
  clientSecret: "{config.client_secret}",
};
const machine = oauthClientCredentials(client);
const user = oauthRefreshToken({ ...client, refreshToken: "{config.refresh_token}" });

function config(): JsonObject {
  return { client_id: "my id", client_secret: "s3cr3t:/+", refresh_token: "r-1" };
}

/** A context whose token endpoint answers with these bodies one after the other; the last again and again. */
function contextOf(...bodies: readonly JsonObject[]): TestAuthContext {
  let count = 0;
  return authContext({
    config: config(),
    send: () => {
      count += 1;
      return answer(200, bodies[Math.min(count, bodies.length) - 1]);
    },
  });
}

function formOf(context: TestAuthContext, index = 0): JsonObject {
  return Object.fromEntries(new URLSearchParams(context.sent[index]?.body ?? ""));
}

async function refreshed(auth: AuthKind, context: TestAuthContext): Promise<void> {
  await auth.refresh?.(context);
}

async function failureOf(auth: AuthKind, context: TestAuthContext): Promise<ConnectorError> {
  try {
    await auth.headers(context);
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
  throw new Error("It should have failed.");
}

describe("the token endpoint is asked", () => {
  test("with a client's own credentials", async () => {
    const context = contextOf({ access_token: "a-1", expires_in: 3600 });
    expect(await machine.headers(context)).toEqual({ authorization: "Bearer a-1" });
    expect(context.sent).toMatchObject([
      { method: "POST", url: client.tokenUrl, headers: { "content-type": "application/x-www-form-urlencoded" } },
    ]);
    expect(formOf(context)).toEqual({
      grant_type: "client_credentials",
      client_id: "my id",
      client_secret: "s3cr3t:/+",
    });
  });

  test("with a refresh token", async () => {
    const context = contextOf({ access_token: "a-1" });
    expect(await user.headers(context)).toEqual({ authorization: "Bearer a-1" });
    expect(formOf(context)).toMatchObject({ grant_type: "refresh_token", refresh_token: "r-1", client_id: "my id" });
  });

  test("with the client as HTTP Basic, both parts encoded", async () => {
    const context = contextOf({ access_token: "a-1" });
    await oauthClientCredentials({ ...client, clientAuth: "basic" }).headers(context);
    const [scheme, value = ""] = (context.sent[0]?.headers["authorization"] ?? "").split(" ");
    expect(scheme).toBe("Basic");
    expect(Buffer.from(value, "base64").toString()).toBe("my+id:s3cr3t%3A%2F%2B");
    expect(formOf(context)).toEqual({ grant_type: "client_credentials" });
  });

  test("for scopes, with further fields, one of which replaces ours; those without their setting are left out", async () => {
    const context = contextOf({ access_token: "a-1" });
    const extra = { grant_type: "account_credentials", audience: "{config.client_id}", account: "{config.account}" };
    await oauthClientCredentials({ ...client, scopes: ["read", "offline_access"], extra }).headers(context);
    expect(formOf(context)).toEqual({
      grant_type: "account_credentials",
      client_id: "my id",
      client_secret: "s3cr3t:/+",
      scope: "read offline_access",
      audience: "my id",
    });
  });

  test("without a secret for a public client", async () => {
    const context = contextOf({ access_token: "a-1" });
    const { tokenUrl, clientId } = client;
    await oauthRefreshToken({ tokenUrl, clientId, refreshToken: "{config.refresh_token}" }).headers(context);
    expect(formOf(context)).toEqual({ grant_type: "refresh_token", refresh_token: "r-1", client_id: "my id" });
  });

  test("at an address with a setting in it", async () => {
    const context = contextOf({ access_token: "a-1" });
    await oauthClientCredentials({ ...client, tokenUrl: "https://{config.client_secret}.acme.com" })
      .headers(context)
      .catch(() => undefined);
    expect(context.sent[0]?.url).toBe("https://s3cr3t:/+.acme.com");
  });

  test("never without the settings it needs", async () => {
    const context = authContext({ config: { client_id: "x", client_secret: "" } });
    const error = await failureOf(machine, context);
    expect(error).toMatchObject({ code: "AUTH_SETTING_MISSING", failureType: "config_error" });
    expect(context.sent).toEqual([]);
  });
});

describe("an access token", () => {
  test("goes into the header that the API wants", async () => {
    const own = oauthClientCredentials({ ...client, header: "X-Access-Token", prefix: "" });
    expect(await own.headers(contextOf({ access_token: "a-1" }))).toEqual({ "X-Access-Token": "a-1" });
    const zoho = oauthClientCredentials({ ...client, prefix: "Zoho-oauthtoken" });
    expect(await zoho.headers(contextOf({ access_token: "a-1" }))).toEqual({ authorization: "Zoho-oauthtoken a-1" });
  });

  test.each<[string, JsonObject, number]>([
    ["a number of seconds", { expires_in: 100 }, 90_000],
    ["a text", { expires_in: "100" }, 90_000],
    ["a long life, of which five minutes are kept back", { expires_in: 86_400 }, 86_100_000],
    ["no life: an hour", {}, 3_300_000],
    ["a life that is over: an hour", { expires_in: 0 }, 3_300_000],
    ["no number: an hour", { expires_in: "soon" }, 3_300_000],
  ])("is replaced ahead of its expiry: %s", async (_name, life, due) => {
    let now = 0;
    let count = 0;
    const send = () => answer(200, { access_token: `a-${(count += 1)}`, ...life });
    const context = authContext({ config: config(), now: () => now, send });
    await machine.headers(context);
    now = due - 1;
    expect(await machine.headers(context)).toEqual({ authorization: "Bearer a-1" });
    now = due;
    expect(await machine.headers(context)).toEqual({ authorization: "Bearer a-2" });
  });

  test("is obtained once for all who ask at the same time", async () => {
    const context = contextOf({ access_token: "a-1" }, { access_token: "a-2" });
    const all = await Promise.all(Array.from({ length: 16 }, () => user.headers(context)));
    expect(new Set(all.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer a-1"]));
    await Promise.all(Array.from({ length: 16 }, () => refreshed(user, context)));
    expect(context.sent).toHaveLength(2);
    expect(await user.headers(context)).toEqual({ authorization: "Bearer a-2" });
  });

  test("belongs to its run: another configuration gets one of its own", async () => {
    await machine.headers(contextOf({ access_token: "a-1" }));
    expect(await machine.headers(contextOf({ access_token: "b-1" }))).toEqual({ authorization: "Bearer b-1" });
  });

  test("is masked", async () => {
    const context = contextOf({ access_token: "a-1" });
    await machine.headers(context);
    expect(context.secrets).toContain("a-1");
  });

  test("that could not be obtained is asked for again by the next request", async () => {
    let count = 0;
    const send = () => ((count += 1) === 1 ? answer(400, {}) : answer(200, { access_token: "a-2" }));
    const context = authContext({ config: config(), send });
    await failureOf(machine, context);
    expect(await machine.headers(context)).toEqual({ authorization: "Bearer a-2" });
  });

  test("may come in a form", async () => {
    const context = authContext({
      config: config(),
      send: () => answer(200, "access_token=a%201&token_type=bearer&expires_in=60"),
    });
    expect(await machine.headers(context)).toEqual({ authorization: "Bearer a 1" });
  });
});

describe("a refresh token that rotates", () => {
  test("is saved before the access token is used, and used the next time", async () => {
    const context = contextOf(
      { access_token: "a-1", refresh_token: "r-2" },
      { access_token: "a-2", refresh_token: "r-3" },
    );
    await user.headers(context);
    context.events.push("request with a-1");
    expect(context.events).toEqual([`POST ${client.tokenUrl}`, "save refresh_token", "request with a-1"]);
    expect(context.config["refresh_token"]).toBe("r-2");
    await user.refresh?.(context);
    expect(formOf(context, 1)["refresh_token"]).toBe("r-2");
    expect(context.config["refresh_token"]).toBe("r-3");
  });

  test("is written to its place in a group", async () => {
    const group = { refresh_token: "r-1" };
    const context = authContext({
      config: { ...config(), credentials: group },
      send: () => answer(200, { access_token: "a", refresh_token: "r-2" }),
    });
    await oauthRefreshToken({ ...client, refreshToken: "{config.credentials.refresh_token}" }).headers(context);
    expect(context.events).toContain("save credentials.refresh_token");
    expect(group).toEqual({ refresh_token: "r-2" });
  });

  test.each([[{}], [{ refresh_token: "r-1" }], [{ refresh_token: "" }], [{ refresh_token: null }]])(
    "is not saved when it is the same: %j",
    async (given) => {
      const context = contextOf({ access_token: "a-1", ...given });
      await user.headers(context);
      expect(context.events).toEqual([`POST ${client.tokenUrl}`]);
    },
  );

  test("is never used twice, even by several APIs of one source", async () => {
    let current = 1;
    const shared = config();
    const send = async ({ body = "" }) => {
      const given = new URLSearchParams(body).get("refresh_token");
      await new Promise((resolve) => setImmediate(resolve));
      if (given !== `r-${current}`) return answer(400, { error: "invalid_grant" });
      current += 1;
      return answer(200, { access_token: `a-${current}`, refresh_token: `r-${current}` });
    };
    const other = oauthRefreshToken({ ...client, refreshToken: "{config.refresh_token}" });
    const contexts = [authContext({ config: shared, send }), authContext({ config: shared, send })] as const;
    const [first, second] = await Promise.all([user.headers(contexts[0]), other.headers(contexts[1])]);
    expect([first, second]).toEqual([{ authorization: "Bearer a-2" }, { authorization: "Bearer a-3" }]);
  });

  test.each(["token-{config.refresh_token}", "secret", "{config.a}{config.b}"])(
    "needs a setting of its own, where the new one is written: %s",
    (refreshToken) => {
      expect(() => oauthRefreshToken({ ...client, refreshToken })).toThrow(/auth.refreshToken is .* one setting alone/);
    },
  );
});

describe("a refusal", () => {
  test.each<[number, unknown, string, string, RegExp]>([
    [400, { error: "invalid_grant" }, "OAUTH_RECONNECT", "config_error", /invalid_grant\. .*Reconnect: authorise/],
    [
      400,
      { error: "invalid_grant", error_description: "Token was revoked." },
      "OAUTH_RECONNECT",
      "config_error",
      /HTTP 400 \(Bad Request\): invalid_grant: Token was revoked\. The connection/,
    ],
    [200, { ok: false, error: "invalid_refresh_token" }, "OAUTH_RECONNECT", "config_error", /Reconnect/],
    [401, { error: "invalid_client" }, "OAUTH_CLIENT_REFUSED", "config_error", /Check the client's ID and secret/],
    [401, "<html>", "OAUTH_CLIENT_REFUSED", "config_error", /answered HTTP 401 \(Unauthorized\)\. /],
    [400, { error: "unauthorized_client" }, "OAUTH_CLIENT_REFUSED", "config_error", /client/],
    [400, { error: "invalid_scope" }, "OAUTH_REFUSED", "system_error", /invalid_scope\. Compare auth.tokenUrl/],
    [404, {}, "OAUTH_REFUSED", "system_error", /HTTP 404/],
    [302, "", "OAUTH_REFUSED", "system_error", /HTTP 302/],
    [200, { token: "t0k3n" }, "OAUTH_ANSWER_INVALID", "system_error", /its answer has token, but "access_token"/],
    [200, "<html>", "OAUTH_ANSWER_INVALID", "system_error", /neither JSON nor a form/],
    [200, { access_token: "" }, "OAUTH_ANSWER_INVALID", "system_error", /without an access token/],
  ])("of HTTP %i with %j says who has to act: %s", async (status, body, code, failureType, message) => {
    const error = await failureOf(user, authContext({ config: config(), send: () => answer(status, body) }));
    expect(error).toMatchObject({ code, failureType });
    expect(error.message).toMatch(message);
    expect(error.message).toContain("The token endpoint https://login.acme.com/oauth/token");
    expect(`${error.message} ${error.detail ?? ""}`).not.toContain("t0k3n");
  });
});

test("the facts of both kinds are the model's words", () => {
  expect(machine.facts).toEqual({ type: "oauthClientCredentials", ...client });
  expect(oauthRefreshToken({ ...client, refreshToken: "{config.refresh_token}", scopes: ["a"] }).facts).toEqual({
    type: "oauthRefreshToken",
    ...client,
    scopes: ["a"],
    refreshToken: "{config.refresh_token}",
  });
  const inCode = oauthClientCredentials({ ...client, clientSecret: () => "x", extra: { audience: () => "y" } });
  expect(inCode.facts).toMatchObject({ clientSecret: "in code", extra: { audience: "in code" } });
});
