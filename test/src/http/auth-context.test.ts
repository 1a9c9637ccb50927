import { afterEach, describe, expect, test } from "@jest/globals";
import type { AuthContext } from "../../../src/http/auth-context.js";
import type { RequesterOptions } from "../../../src/http/index.js";
import { closeAll, failure, get, json, loopback, requester, scope, virtualClock, type Answer } from "./support.js";

afterEach(closeAll);

const post = { method: "POST", url: "", headers: {}, body: "grant_type=x" } as const;

/** Runs `act` with the context that a kind of auth is given. */
async function withContext<Result>(
  act: (context: AuthContext) => Promise<Result>,
  options: Partial<RequesterOptions> = {},
): Promise<{ readonly result: Result; readonly slept: number[]; readonly logs: string[]; readonly secrets: string[] }> {
  const api = await loopback((_request, response) => {
    json(response, 200, {});
  });
  const results: Result[] = [];
  const auth = {
    headers: async (context: AuthContext) => {
      results.push(await act(context));
      return { authorization: "Bearer made" };
    },
  };
  const made = requester(api.url, { auth, ...options });
  await made.send(get(api.url), scope);
  const { slept, logs, secrets } = made;
  const [result] = results;
  if (result === undefined) throw new Error("The auth was not asked.");
  return { result, slept, logs, secrets };
}

describe("what makes credentials", () => {
  test("goes to another host, without the API's credentials", async () => {
    const login = await loopback((_request, response) => {
      json(response, 200, { access_token: "abc" });
    });
    const { result } = await withContext((context) => context.send({ ...post, url: `${login.url}/token` }));
    expect(result.status).toBe(200);
    expect(login.seen).toMatchObject([{ method: "POST", url: "/token", body: "grant_type=x" }]);
    expect(login.seen[0]?.headers["authorization"]).toBeUndefined();
  });

  test.each(["http://login.acme.com/token", "ftp://login.acme.com/token", "login"])(
    "is not sent in the clear: %s",
    async (url) => {
      const error = await failure(withContext((context) => context.send({ ...post, url })));
      expect(error).toMatchObject({ code: "AUTH_URL_INVALID", failureType: "config_error" });
    },
  );

  test("goes to the mock API where there is one, whatever its host and scheme", async () => {
    const mock = await loopback((_request, response) => {
      json(response, 200, {});
    });
    for (const url of ["https://login.acme.com/token", "http://login.acme.com/token"]) {
      const { result } = await withContext((context) => context.send({ ...post, url }), { mock: mock.url });
      expect(result.status).toBe(200);
    }
    expect(mock.seen.filter((seen) => seen.headers.host === "login.acme.com")).toHaveLength(2);
  });

  test.each([408, 429, 500, 503])("is sent again after HTTP %i", async (status) => {
    const login = await loopback((_request, response, times) => {
      json(response, times < 3 ? status : 200, {});
    });
    const { result, slept } = await withContext((context) => context.send({ ...post, url: login.url }));
    expect(result.status).toBe(200);
    expect(slept).toEqual([1_000, 2_000]);
  });

  test("is sent again after the time that the host names, and not after an hour", async () => {
    const login = await loopback((_request, response, times) => {
      json(response, times === 1 ? 429 : 200, {}, { "retry-after": "7" });
    });
    const { slept } = await withContext((context) => context.send({ ...post, url: login.url }));
    expect(slept).toEqual([7_000]);
    const busy = await loopback((_request, response) => {
      json(response, 429, {}, { "retry-after": "3600" });
    });
    const error = await failure(withContext((context) => context.send({ ...post, url: busy.url })));
    expect(error).toMatchObject({ code: "HTTP_RATE_LIMITED", failureType: "transient_error" });
    expect(busy.seen).toHaveLength(1);
  });

  test("is sent again when the connection was cut, six times in all", async () => {
    const cut: Answer = (_request, response) => response.destroy();
    const login = await loopback(cut);
    const error = await failure(withContext((context) => context.send({ ...post, url: login.url })));
    expect(error).toMatchObject({ code: "NETWORK_CUT", failureType: "transient_error" });
    expect(login.seen).toHaveLength(6);
  });

  test.each([400, 401, 302])("comes back with HTTP %i: what that means is the auth's matter", async (status) => {
    const login = await loopback((_request, response) => {
      json(response, status, { error: "invalid_grant" }, { location: "https://elsewhere.acme.com/" });
    });
    const { result } = await withContext((context) => context.send({ ...post, url: login.url }));
    expect(result.status).toBe(status);
    expect(login.seen).toHaveLength(1);
  });

  test("ends when the run is stopped", async () => {
    const stopping = new AbortController();
    const login = await loopback((_request, response) => {
      stopping.abort();
      json(response, 503, {});
    });
    const { signal } = stopping;
    const { sleep } = virtualClock();
    const error = await failure(withContext((context) => context.send({ ...post, url: login.url }), { signal, sleep }));
    expect(error.code).toBe("STOPPED");
    expect(login.seen).toHaveLength(1);
  });
});

test("credentials that were renewed ahead of time are not renewed again by a 401 for the old ones", async () => {
  let token = 1;
  let refreshed = 0;
  const auth = {
    headers: () => Promise.resolve({ authorization: `Bearer ${token}` }),
    refresh: () => {
      refreshed += 1;
      return Promise.resolve();
    },
  };
  const api = await loopback((request, response) => {
    // The slow request's token is replaced while it is on its way.
    const old = request.headers["authorization"] === "Bearer 1";
    if (request.url === "/slow" && old) {
      token = 2;
      void made.send(get(`${api.url}/quick`), scope).then(() => {
        json(response, 401, {});
      });
    } else json(response, old ? 401 : 200, {});
  });
  const made = requester(api.url, { auth });
  const { status } = await made.send(get(`${api.url}/slow`), scope);
  expect(status).toBe(200);
  expect(refreshed).toBe(0);
});
