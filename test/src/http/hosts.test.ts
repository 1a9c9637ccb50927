import { afterEach, describe, expect, test } from "@jest/globals";
import { hostRule } from "../../../src/http/hosts.js";
import { closeAll, failure, get, json, loopback, requester, scope } from "./support.js";

afterEach(closeAll);

describe("the credentials go to", () => {
  test.each([
    ["https://api.acme.com/v2/things", true],
    ["https://API.acme.com/", true],
    ["https://api.acme.com:443/", true],
    ["https://api.acme.com:8443/", false],
    ["http://api.acme.com/", false],
    ["https://acme.com/", false],
    ["https://evil.com/api.acme.com", false],
    ["https://api.acme.com@evil.com/", false],
    ["https://api.acme.com.evil.com/", false],
    ["https://files.acme.com/", true],
    ["http://files.acme.com/", false],
    ["https://cdn.acme.com:8443/", true],
    ["https://cdn.acme.com/", false],
    ["ftp://api.acme.com/", false],
  ])("%s: %s", (url, trusted) => {
    const rule = hostRule("https://api.acme.com/v1", ["files.acme.com", "CDN.acme.com:8443"]);
    expect(rule.trusts(new URL(url))).toBe(trusted);
  });

  test("https of the same host, where the base URL is http", () => {
    const rule = hostRule("http://api.acme.com", []);
    expect(rule.trusts(new URL("https://api.acme.com/"))).toBe(true);
    expect(rule.trusts(new URL("http://api.acme.com/"))).toBe(true);
  });

  test.each(["https://files.acme.com", "files.acme.com/v1", "*.acme.com", "a b", "user@acme.com", ""])(
    "no host that is written as %j",
    (host) => {
      expect(() => hostRule("https://api.acme.com", [host])).toThrow(/allowedHosts has .* which is no host/);
    },
  );

  test.each(["api.acme.com", "ftp://api.acme.com", "https://", ""])("no base URL %j", (baseUrl) => {
    expect(() => hostRule(baseUrl, [])).toThrow(/no URL of http or https/);
  });
});

describe("a request to another host", () => {
  test("is refused, with the host and the option that allows it", async () => {
    const other = await loopback((_request, response) => {
      json(response, 200, {});
    });
    const error = await failure(requester("https://api.acme.com").send(get(`${other.url}/v1`), scope));
    expect(error.code).toBe("FOREIGN_HOST");
    expect(error.message).toContain(`127.0.0.1:${other.port}`);
    expect(error.message).toContain("allowedHosts");
    expect(other.seen).toHaveLength(0);
  });

  test("is sent with credentials when the host is allowed", async () => {
    const other = await loopback((_request, response) => {
      json(response, 200, {});
    });
    const client = requester("http://api.acme.com", { allowedHosts: [`127.0.0.1:${other.port}`] });
    await client.send(get(other.url), scope);
    expect(other.seen[0]?.headers.authorization).toBe("Bearer t0k3n");
  });

  test("is refused over plain http on the API's own host", async () => {
    const error = await failure(requester("https://api.acme.com").send(get("http://api.acme.com/v1"), scope));
    expect(error.code).toBe("FOREIGN_HOST");
    expect(error.message).toContain("plain http");
  });
});

describe("a redirect", () => {
  test("on the API's host is followed with the credentials; the answer has the last URL", async () => {
    const api = await loopback((request, response) => {
      if (request.url === "/a") response.writeHead(302, { location: "b?x=1#top" }).end();
      else json(response, 200, {});
    });
    const answer = await requester(api.url).send(get(`${api.url}/a`, { "x-tenant": "7" }), scope);
    expect(answer.url).toBe(`${api.url}/b?x=1`);
    expect(api.seen[1]?.headers).toMatchObject({ authorization: "Bearer t0k3n", "x-tenant": "7" });
  });

  test("to another host is followed without credentials and without the API's own headers, also on the way back", async () => {
    const api = await loopback((request, response) => {
      if (request.url === "/a") response.writeHead(302, { location: `${other.url}/file` }).end();
      else json(response, 200, {});
    });
    const other = await loopback((_request, response) => {
      response.writeHead(302, { location: `${api.url}/c` }).end();
    });
    await requester(api.url).send(get(`${api.url}/a`, { "x-tenant": "7" }), scope);
    for (const { headers } of [other.seen[0], api.seen[1]].flatMap((one) => one ?? [])) {
      expect(headers.authorization).toBeUndefined();
      expect(headers["x-tenant"]).toBeUndefined();
      expect(headers["user-agent"]).toBe("create-connector-cdk");
    }
    expect([other.seen.length, api.seen.length]).toEqual([1, 2]);
  });

  test("that would send a body to another host is refused", async () => {
    const other = await loopback((_request, response) => {
      json(response, 200, {});
    });
    const api = await loopback((_request, response) => response.writeHead(307, { location: other.url }).end());
    const error = await failure(
      requester(api.url).send({ method: "POST", url: api.url, headers: {}, body: "{}" }, scope),
    );
    expect(error.code).toBe("FOREIGN_HOST");
    expect(other.seen).toHaveLength(0);
  });

  test.each([
    [301, "GET", ""],
    [302, "GET", ""],
    [303, "GET", ""],
    [307, "POST", "{}"],
    [308, "POST", "{}"],
  ])("with %i asks again with %s", async (status, method, body) => {
    const api = await loopback((request, response) => {
      if (request.url === "/a") response.writeHead(status, { location: "/b" }).end();
      else json(response, 200, {});
    });
    await requester(api.url).send({ method: "POST", url: `${api.url}/a`, headers: {}, body: "{}" }, scope);
    expect(api.seen[1]).toMatchObject({ url: "/b", method, body });
  });

  test.each([
    [301, "POST", "{}"],
    [302, "POST", "{}"],
    [303, "GET", ""],
  ])("with %i asks again with %s for a read by POST, whose body is the question", async (status, method, body) => {
    const api = await loopback((request, response) => {
      if (request.url === "/a") response.writeHead(status, { location: "/b" }).end();
      else json(response, 200, {});
    });
    const read = { method: "POST", url: `${api.url}/a`, headers: {}, body: "{}", repeatable: true } as const;
    await requester(api.url).send(read, scope);
    expect(api.seen[1]).toMatchObject({ url: "/b", method, body });
  });

  test("is followed five times, then it is an error", async () => {
    const api = await loopback((_request, response) => response.writeHead(302, { location: "/again" }).end());
    const error = await failure(requester(api.url).send(get(api.url), scope));
    expect(error).toMatchObject({ code: "HTTP_REDIRECT", failureType: "system_error" });
    expect(api.seen).toHaveLength(6);
  });

  test("to something else than http is an error", async () => {
    const api = await loopback((_request, response) => response.writeHead(302, { location: "file:///etc" }).end());
    expect((await failure(requester(api.url).send(get(api.url), scope))).code).toBe("HTTP_REDIRECT");
  });
});
