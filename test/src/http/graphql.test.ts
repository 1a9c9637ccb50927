import { afterEach, describe, expect, test } from "@jest/globals";
import { closeAll, failure, json, loopback, requester, scope } from "./support.js";

afterEach(closeAll);

/** Answers the first request with `first`, all others with data; gives what came, how long was waited, and how often was asked. */
async function ask(first: unknown, times = 1) {
  const api = await loopback((_request, response, count) => {
    json(response, 200, count <= times ? first : { data: { items: [{ id: 1 }] } });
  });
  const client = requester(api.url);
  const post = { method: "POST", url: api.url, headers: {}, body: "{}", repeatable: true, graphql: true } as const;
  return { api, client, post };
}

function refusal(code: string, message = "No.") {
  return { data: null, errors: [{ message, extensions: { code } }] };
}

describe("an answer of a GraphQL API", () => {
  test("whose cost budget is used up is waited for, as long as it takes until there are points enough", async () => {
    const cost = {
      requestedQueryCost: 101,
      throttleStatus: { maximumAvailable: 1000, currentlyAvailable: 1, restoreRate: 50 },
    };
    const { api, client, post } = await ask({ ...refusal("THROTTLED", "Throttled"), extensions: { cost } });
    const { body } = await client.send(post, scope);
    expect(JSON.parse(Buffer.from(body).toString())).toEqual({ data: { items: [{ id: 1 }] } });
    expect(api.seen).toHaveLength(2);
    expect(client.slept).toEqual([2000]);
  });

  test("that leaves too few points for the next one lets that one wait", async () => {
    const cost = { requestedQueryCost: 100, throttleStatus: { currentlyAvailable: 50, restoreRate: 50 } };
    const { client, post } = await ask({ data: { items: [] }, extensions: { cost } });
    await client.send(post, scope);
    expect(client.slept).toEqual([]);
    await client.send(post, scope);
    expect(client.slept).toEqual([1000]);
  });

  test("that tells of a quota in a field of the query is heeded, too", async () => {
    const resetAt = "2026-01-01T00:00:30Z";
    const { client, post } = await ask({ data: { rateLimit: { cost: 2, remaining: 1, resetAt }, items: [] } });
    await client.send(post, scope);
    await client.send(post, scope);
    expect(client.slept).toHaveLength(1);
  });

  test.each([
    ["RATE_LIMITED", 2],
    ["INTERNAL_SERVER_ERROR", 2],
  ])("with %s is asked for again", async (code, requests) => {
    const { api, client, post } = await ask(refusal(code));
    await client.send(post, scope);
    expect(api.seen).toHaveLength(requests);
  });

  test.each([
    ["NOT_FOUND", "GRAPHQL_NOT_FOUND", "config_error"],
    ["FORBIDDEN", "GRAPHQL_FORBIDDEN", "config_error"],
    ["MAX_COST_EXCEEDED", "GRAPHQL_TOO_COMPLEX", "system_error"],
    ["undefinedField", "GRAPHQL_ERROR", "system_error"],
  ])("with %s is an error of its own: %s", async (code, expected, failureType) => {
    const { api, client, post } = await ask(refusal(code, "Nothing here"));
    const error = await failure(client.send(post, scope));
    expect(error).toMatchObject({ code: expected, failureType });
    expect(error.message).toContain("Nothing here.");
    expect(api.seen).toHaveLength(1);
  });

  test("that is partial is refused as a whole, and says where it is broken", async () => {
    const partial = {
      data: { items: [{ id: 1 }] },
      errors: [{ type: "NOT_FOUND", message: "Gone", path: ["items", 1] }],
    };
    const { client, post } = await ask(partial);
    const error = await failure(client.send(post, scope));
    expect(error.code).toBe("GRAPHQL_NOT_FOUND");
    expect(error.message).toContain("Gone (at items.1)");
  });

  test("whose session is over asks for new credentials, and fails without them", async () => {
    const { client, post } = await ask(refusal("UNAUTHENTICATED"), 9);
    expect((await failure(client.send(post, scope))).code).toBe("HTTP_UNAUTHORIZED");
  });

  test("is left as it is where records have a field called errors", async () => {
    const { client, post } = await ask({ data: { items: [{ id: 1, errors: [{ message: "x" }] }] } });
    const { body } = await client.send(post, scope);
    expect(Buffer.from(body).toString()).toContain('"id":1');
  });
});

test("A read by POST that was cut is asked again", async () => {
  const api = await loopback((_request, response, times) => {
    if (times === 1) response.socket?.destroy();
    else json(response, 200, {});
  });
  const post = { method: "POST", url: api.url, headers: {}, body: "{}", repeatable: true } as const;
  await requester(api.url).send(post, scope);
  expect(api.seen).toHaveLength(2);
});
