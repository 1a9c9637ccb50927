import { afterEach, expect, test } from "@jest/globals";
import { closeAll, get, json, loopback, requester, scope } from "../src/http/support.js";

afterEach(closeAll);

test("a token that expires while a request waits for the rate limit is replaced: each attempt carries the credential of its time", async () => {
  let made = 0;
  const api = await loopback((_request, response, times) => {
    json(response, times < 3 ? 429 : 200, {}, { "retry-after": "3" });
  });
  const auth = { headers: () => Promise.resolve({ authorization: `Bearer t${(made += 1)}` }) };
  await requester(api.url, { auth }).send(get(api.url), scope);
  expect(api.seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t2", "Bearer t3"]);
});

test("sixteen requests that meet the expiry together renew it once", async () => {
  let token = "old";
  let renewals = 0;
  const api = await loopback((request, response) => {
    json(response, request.headers.authorization === "Bearer new" ? 200 : 401, {});
  });
  const auth = {
    headers: () => Promise.resolve({ authorization: `Bearer ${token}` }),
    refresh: async () => {
      renewals += 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
      token = "new";
    },
  };
  const client = requester(api.url, { auth, concurrency: 16 });
  await Promise.all(Array.from({ length: 16 }, () => client.send(get(api.url), scope)));
  expect(renewals).toBe(1);
});
