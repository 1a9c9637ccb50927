import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "@jest/globals";
import { closeAll, failure, get, json, loopback, requester, scope } from "./support.js";

afterEach(closeAll);

describe("an answer", () => {
  test("comes back with status, joined headers, URL and body", async () => {
    const api = await loopback((_request, response) => {
      response.writeHead(
        200,
        [
          ["Content-Type", "application/json"],
          ["Link", "<a>; rel=x"],
          ["Link", "<b>; rel=next"],
        ].flat(),
      );
      response.end('{"ok":true}');
    });
    const answer = await requester(api.url).send(get(`${api.url}/v1/things?a=1`), scope);
    expect(answer.status).toBe(200);
    expect(answer.headers["link"]).toBe("<a>; rel=x, <b>; rel=next");
    expect(answer.url).toBe(`${api.url}/v1/things?a=1`);
    expect(Buffer.from(answer.body).toString()).toBe('{"ok":true}');
  });

  test("with an error status comes back where the scope accepts it, unless it is a rate limit", async () => {
    let answers = 0;
    const api = await loopback((_request, response) => {
      response.writeHead(403, answers === 0 ? { "retry-after": "0" } : {});
      answers += 1;
      response.end("{}");
    });
    const sent = requester(api.url).send(get(api.url), { ...scope, accept: [403] });
    expect((await sent).status).toBe(403);
    expect(answers).toBe(2);
    await expect(requester(api.url).send(get(api.url), { ...scope, accept: [404] })).rejects.toThrow("403");
  });

  test("in many pieces comes back whole", async () => {
    const text = "0123456789".repeat(100_000);
    const api = await loopback((_request, response) => response.end(text));
    const { body } = await requester(api.url).send(get(api.url), scope);
    expect(Buffer.from(body).toString()).toBe(text);
  });

  test.each([
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["identity", (bytes: Buffer) => bytes],
  ] as const)("in %s is decompressed", async (coding, compress) => {
    const api = await loopback((_request, response) => {
      response.setHeader("content-encoding", coding);
      response.end(compress(Buffer.from('{"a":"é"}')));
    });
    const { body } = await requester(api.url).send(get(api.url), scope);
    expect(Buffer.from(body).toString()).toBe('{"a":"é"}');
    expect(api.seen[0]?.headers["accept-encoding"]).toBe("gzip, deflate, br");
  });

  test("in two codings is decompressed from the last to the first", async () => {
    const api = await loopback((_request, response) => {
      response.setHeader("content-encoding", "br, gzip");
      response.end(gzipSync(brotliCompressSync(Buffer.from("{}"))));
    });
    const { body } = await requester(api.url).send(get(api.url), scope);
    expect(Buffer.from(body).toString()).toBe("{}");
  });

  test("that is larger than the limit ends at once, compressed or not", async () => {
    const api = await loopback((request, response) => {
      const body = Buffer.alloc(50_000, "a");
      if (request.url === "/gzip") response.setHeader("content-encoding", "gzip").end(gzipSync(body));
      else response.end(body);
    });
    const small = requester(api.url, { maxBodyBytes: 10_000 });
    for (const path of ["/plain", "/gzip"]) {
      const error = await failure(small.send(get(`${api.url}${path}`), scope));
      expect(error.code).toBe("HTTP_BODY_TOO_LARGE");
      expect(error.failureType).toBe("system_error");
    }
    expect(api.seen).toHaveLength(2);
  });

  test("whose compression is broken is asked for again", async () => {
    const whole = gzipSync(Buffer.from("{}"));
    const api = await loopback((_request, response, times) => {
      response.setHeader("content-encoding", "gzip");
      response.end(times === 1 ? whole.subarray(0, 12) : whole);
    });
    const { body } = await requester(api.url).send(get(api.url), scope);
    expect(Buffer.from(body).toString()).toBe("{}");
  });
});

describe("a request", () => {
  test("carries its own headers, the credentials and our defaults", async () => {
    const api = await loopback((_request, response) => {
      json(response, 200, {});
    });
    await requester(api.url).send(get(api.url, { "X-Version": "7", Accept: "application/vnd.acme+json" }), scope);
    expect(api.seen[0]?.headers).toMatchObject({
      authorization: "Bearer t0k3n",
      "x-version": "7",
      accept: "application/vnd.acme+json",
      "user-agent": "create-connector-cdk",
    });
  });

  test("posts its body as JSON", async () => {
    const api = await loopback((_request, response) => {
      json(response, 200, {});
    });
    await requester(api.url).send({ method: "POST", url: api.url, headers: {}, body: '{"q":1}' }, scope);
    expect(api.seen[0]).toMatchObject({
      method: "POST",
      body: '{"q":1}',
      headers: { "content-type": "application/json" },
    });
  });

  test("with a header that HTTP cannot carry is not sent, and the value is not in the error", async () => {
    const api = await loopback((_request, response) => {
      json(response, 200, {});
    });
    const error = await failure(requester(api.url).send(get(api.url, { "X-Account": "secret\r\nX-Evil: 1" }), scope));
    expect(error.code).toBe("HEADER_INVALID");
    expect(error.failureType).toBe("config_error");
    expect(error.message).toContain('"x-account" has a line break at character 7');
    expect(error.message).not.toContain("secret");
    expect(api.seen).toHaveLength(0);
  });

  test("is not sent once the run was stopped", async () => {
    const api = await loopback((_request, response) => {
      json(response, 200, {});
    });
    const error = await failure(requester(api.url).send(get(api.url), { signal: AbortSignal.abort() }));
    expect(error.code).toBe("STOPPED");
    expect(api.seen).toHaveLength(0);
  });

  test("ends when the run is stopped while the API is silent", async () => {
    const controller = new AbortController();
    const api = await loopback(() => {
      controller.abort();
    });
    const error = await failure(requester(api.url).send(get(api.url), { signal: controller.signal }));
    expect(error.code).toBe("STOPPED");
    expect(api.seen).toHaveLength(1);
  });

  test("is counted, and so are its retries", async () => {
    const api = await loopback((_request, response, times) => {
      json(response, times === 1 ? 500 : 200, {});
    });
    const client = requester(api.url);
    await client.send(get(api.url), scope);
    expect(client.counts).toEqual({ sent: 2, retried: 1 });
  });
});

describe("a status", () => {
  test.each([
    [400, "HTTP_BAD_REQUEST", "system_error", 1],
    [401, "HTTP_UNAUTHORIZED", "config_error", 1],
    [403, "HTTP_FORBIDDEN", "config_error", 1],
    [404, "HTTP_NOT_FOUND", "system_error", 1],
    [405, "HTTP_METHOD_NOT_ALLOWED", "system_error", 1],
    [408, "HTTP_TIMEOUT", "transient_error", 6],
    [418, "HTTP_UNEXPECTED_STATUS", "system_error", 1],
    [304, "HTTP_UNEXPECTED_STATUS", "system_error", 1],
    [500, "HTTP_SERVER", "transient_error", 6],
    [501, "HTTP_UNEXPECTED_STATUS", "system_error", 1],
    [502, "HTTP_SERVER", "transient_error", 6],
    [503, "HTTP_SERVER", "transient_error", 6],
    [504, "HTTP_SERVER", "transient_error", 6],
    [520, "HTTP_SERVER", "transient_error", 6],
  ])("%i is reported as %s (%s) after %i attempts", async (status, code, failureType, attempts) => {
    const api = await loopback((_request, response) => {
      if (status === 304) response.writeHead(304).end();
      else json(response, status, { message: "Because" });
    });
    const error = await failure(requester(api.url).send(get(`${api.url}/v1?q=1`), scope));
    expect(error).toMatchObject({ code, failureType });
    expect(error.message).toMatch(new RegExp(`^HTTP ${status}[ :]`));
    expect(api.seen).toHaveLength(attempts);
  });

  test("that fails says the API's words, then what to do; request, attempt and body are for the developer", async () => {
    const api = await loopback((_request, response) => {
      json(response, 403, { error: { message: "Scope invoices:read is missing" } });
    });
    const error = await failure(requester(api.url).send(get(`${api.url}/v1/invoices?limit=5`), scope));
    expect(error.message).toBe(
      "HTTP 403 (Forbidden): Scope invoices:read is missing. The credentials are known, but not allowed to read this. Give them the permission or scope, or leave the stream out.",
    );
    expect(error.detail).toContain(`GET ${api.url}/v1/invoices?limit=5 → HTTP 403, attempt 1`);
    expect(error.detail).toContain('{"error":{"message":"Scope invoices:read is missing"}}');
  });

  test("with a long body is reported with its first 500 bytes only", async () => {
    const api = await loopback((_request, response) => response.writeHead(400).end(`${"a".repeat(500)}bbb`));
    const error = await failure(requester(api.url).send(get(api.url), scope));
    expect(error.detail).toContain(`: ${"a".repeat(499)}…`);
    expect(error.detail).not.toContain("b".repeat(3));
  });
});
