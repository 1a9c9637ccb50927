/** Single-use refresh tokens under load: sixteen requests that are refused together bring one exchange. */
import { afterEach, expect, test } from "@jest/globals";
import { choice, noAuth, oauthRefreshToken } from "../../../src/auth/index.js";
import { putSettings } from "../../../src/model/setting-path.js";
import type { JsonObject } from "../../../src/protocol/messages.js";
import { closeAll, get, json, loopback, requester, scope } from "../http/support.js";

afterEach(closeAll);

test("sixteen parallel 401s make one exchange, and no request goes out before the new refresh token is saved", async () => {
  const events: string[] = [];
  let exchanges = 0;
  // The first access token is dead before it is used, as after a revocation.
  const api = await loopback((request, response) => {
    if (request.url === "/token") {
      const given = new URLSearchParams(request.body).get("refresh_token");
      const isGood = given === `r-${exchanges}`;
      exchanges += 1;
      events.push(`exchange of ${given ?? "nothing"}`);
      json(
        response,
        isGood ? 200 : 400,
        isGood ? { access_token: `a-${exchanges}`, refresh_token: `r-${exchanges}` } : { error: "invalid_grant" },
      );
      return;
    }
    const token = request.headers["authorization"] ?? "";
    events.push(token);
    json(response, token === "Bearer a-2" ? 200 : 401, {});
  });
  const config: JsonObject = { login: { kind: "oauth", refresh_token: "r-0" }, client_id: "c" };
  const oauth = oauthRefreshToken({
    tokenUrl: `${api.url}/token`,
    clientId: "{config.client_id}",
    refreshToken: "{config.login.refresh_token}",
  });
  const made = requester(api.url, {
    auth: choice({ by: "login.kind", options: { oauth, open: noAuth() } }),
    config,
    concurrency: 16,
    saveConfig: async (changes) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      putSettings(config, changes);
      events.push(`saved ${String(Object.values(changes)[0])}`);
    },
  });
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, index) => made.send(get(`${api.url}/${index}`), scope)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(16).fill(200));
  expect(exchanges).toBe(2);
  expect(events.filter((event) => event.startsWith("exchange"))).toEqual(["exchange of r-0", "exchange of r-1"]);
  expect(events.indexOf("saved r-1")).toBeLessThan(events.indexOf("Bearer a-1"));
  expect(events.indexOf("saved r-2")).toBeLessThan(events.indexOf("Bearer a-2"));
  expect(made.secrets).toEqual(expect.arrayContaining(["a-1", "a-2"]));
});
