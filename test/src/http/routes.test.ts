import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createProxy } from "node:http";
import { createServer as createSecure } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { proxyFor } from "../../../src/http/proxy.js";
import { selfSigned } from "./certificate.js";
import { closeAll, failure, get, json, listen, loopback, requester, scope } from "./support.js";

afterEach(closeAll);

describe("the mock API", () => {
  test("gets the request for the real URL, even of https, with its Host and credentials", async () => {
    const mock = await loopback((_request, response) => {
      json(response, 200, {});
    });
    const client = requester("https://api.acme.com/v1", { mock: mock.url });
    const answer = await client.send(get("https://api.acme.com/v1/orders?page=2"), scope);
    expect(answer.url).toBe("https://api.acme.com/v1/orders?page=2");
    expect(mock.seen[0]).toMatchObject({
      url: "/v1/orders?page=2",
      headers: { host: "api.acme.com", authorization: "Bearer t0k3n" },
    });
  });

  test("is reached past any proxy", async () => {
    const mock = await loopback((_request, response) => {
      json(response, 200, {});
    });
    const env = { HTTPS_PROXY: "http://127.0.0.1:1", HTTP_PROXY: "http://127.0.0.1:1", SSL_CERT_FILE: "/no/such/file" };
    await requester("https://api.acme.com", { mock: mock.url, env }).send(get("https://api.acme.com/"), scope);
    expect(mock.seen).toHaveLength(1);
  });

  test("that does not run is reported as refused", async () => {
    const client = requester("https://api.acme.com", { mock: "http://127.0.0.1:1", retries: 0 });
    expect((await failure(client.send(get("https://api.acme.com/"), scope))).code).toBe("NETWORK_REFUSED");
  });

  test.each([
    "http://10.0.0.1:80",
    "http://127.0.0.1.evil.com",
    "http://evil.com",
    "http://127.0.0.1@evil.com",
    "https://127.0.0.1:1",
    "http://0.0.0.0:80",
    "http://[::2]:80",
    "file:///tmp/socket",
    "",
  ])("is not looked for at %j", (mock) => {
    expect(() => requester("https://api.acme.com", { mock })).toThrow(/only a loopback address over http is accepted/);
  });
});

describe("the proxy of a URL", () => {
  const env = {
    HTTPS_PROXY: "http://secure.proxy:3128",
    HTTP_PROXY: "plain.proxy:3128",
    NO_PROXY: "localhost, .internal.acme.com,10.0.0.1:8080",
  };

  test.each([
    ["https://api.acme.com/", "http://secure.proxy:3128/"],
    ["http://api.acme.com/", "http://plain.proxy:3128/"],
    ["https://localhost/", undefined],
    ["https://a.internal.acme.com/", undefined],
    ["https://internal.acme.com/", undefined],
    ["https://notinternal.acme.com/", "http://secure.proxy:3128/"],
    ["http://10.0.0.1:8080/", undefined],
    ["http://10.0.0.1/", "http://plain.proxy:3128/"],
  ])("%s is %s", (url, proxy) => {
    expect(proxyFor(new URL(url), env)?.href).toBe(proxy);
  });

  test("is read from the lower-case variable first; an empty one is none", () => {
    const url = new URL("https://api.acme.com");
    expect(proxyFor(url, { HTTPS_PROXY: "http://a:1", https_proxy: "http://b:2" })?.href).toBe("http://b:2/");
    expect(proxyFor(url, { HTTPS_PROXY: "" })).toBeUndefined();
    expect(proxyFor(url, { HTTP_PROXY: "http://a:1" })).toBeUndefined();
    expect(proxyFor(url, { HTTPS_PROXY: "http://a:1", NO_PROXY: "*" })).toBeUndefined();
  });

  test("that is no URL is refused without showing it: it may hold a password", () => {
    const refused = () => proxyFor(new URL("https://api.acme.com"), { HTTPS_PROXY: "socks5://user:pass@proxy" });
    expect(refused).toThrow(/HTTPS_PROXY does not hold the URL of an HTTP proxy/);
    expect(refused).not.toThrow(/pass/);
  });
});

/** A proxy that keeps what it was asked for; it asks for user and password when `login` is set. */
async function proxy(login?: string) {
  const asked: string[] = [];
  const expected = login === undefined ? undefined : `Basic ${Buffer.from(login).toString("base64")}`;
  const server = createProxy((request, response) => {
    asked.push(`${request.method ?? ""} ${request.url ?? ""}`);
    if (request.headers["proxy-authorization"] !== expected) response.writeHead(407).end();
    else json(response, 200, { via: "proxy" });
  });
  server.on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url ?? ""}`);
    socket.on("error", () => undefined);
    if (request.headers["proxy-authorization"] !== expected) {
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      return;
    }
    const target = connect({ host: "127.0.0.1", port: Number(request.url?.split(":")[1]) }, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      target.pipe(socket).pipe(target);
    });
    target.on("error", () => socket.destroy());
    socket.on("close", () => target.destroy());
  });
  return { port: await listen(server), asked };
}

describe("a proxy", () => {
  test("gets plain http whole, without a tunnel", async () => {
    const { port, asked } = await proxy();
    const client = requester("http://api.acme.test", { env: { HTTP_PROXY: `http://127.0.0.1:${port}` } });
    const { body } = await client.send(get("http://api.acme.test/v1?a=1"), scope);
    expect(Buffer.from(body).toString()).toBe('{"via":"proxy"}');
    expect(asked).toEqual(["GET http://api.acme.test/v1?a=1"]);
  });

  test("gets user and password, which are kept secret", async () => {
    const { port } = await proxy("user:p@ss");
    const client = requester("http://api.acme.test", { env: { HTTP_PROXY: `http://user:p%40ss@127.0.0.1:${port}` } });
    expect((await client.send(get("http://api.acme.test/"), scope)).status).toBe(200);
    expect(client.secrets).toContain("p@ss");
  });

  test.each(["http", "https"])("that refuses the user is reported as such, for %s", async (scheme) => {
    const { port } = await proxy("user:right");
    const env = {
      HTTP_PROXY: `http://user:wrong@127.0.0.1:${port}`,
      HTTPS_PROXY: `http://user:wrong@127.0.0.1:${port}`,
    };
    const client = requester(`${scheme}://api.acme.test`, { env });
    const error = await failure(client.send(get(`${scheme}://api.acme.test/`), scope));
    expect(error).toMatchObject({ code: "NETWORK_PROXY", failureType: "config_error" });
    expect(client.slept).toEqual([]);
  });
});

test("a proxy that hangs up is tried again five times, not for ever", async () => {
  let asked = 0;
  const server = createProxy();
  server.on("connect", (_request, socket) => {
    asked += 1;
    socket.destroy();
  });
  const env = { HTTPS_PROXY: `http://127.0.0.1:${await listen(server)}` };
  const error = await failure(requester("https://api.acme.test", { env }).send(get("https://api.acme.test/"), scope));
  expect(error.code).toBe("NETWORK_CUT");
  expect(asked).toBe(6);
});

test("a proxy that says nothing is given up", async () => {
  const server = createProxy();
  server.on("connect", () => undefined);
  const env = { HTTPS_PROXY: `http://127.0.0.1:${await listen(server)}` };
  const client = requester("https://api.acme.test", { env, timeouts: { connect: 50 }, retries: 1 });
  const error = await failure(client.send(get("https://api.acme.test/"), scope));
  expect(error.code).toBe("NETWORK_UNREACHABLE");
});

describe("TLS", () => {
  const folder = mkdtempSync(join(tmpdir(), "tls-"));
  const pem = (name: string) => join(folder, name);

  beforeAll(() => {
    const { key, cert } = selfSigned();
    writeFileSync(pem("key.pem"), key);
    writeFileSync(pem("cert.pem"), cert);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  async function secureServer(askForCertificate = false) {
    const server = createSecure(
      {
        key: readFileSync(pem("key.pem")),
        cert: readFileSync(pem("cert.pem")),
        ca: readFileSync(pem("cert.pem")),
        requestCert: askForCertificate,
        rejectUnauthorized: askForCertificate,
      },
      (_request, response) => {
        json(response, 200, {});
      },
    );
    return listen(server);
  }

  test("with an authority that nobody knows is refused, with the variable that mends it", async () => {
    const url = `https://127.0.0.1:${await secureServer()}`;
    const error = await failure(requester(url).send(get(url), scope));
    expect(error).toMatchObject({ code: "NETWORK_CERTIFICATE", failureType: "config_error" });
    expect(error.message).toContain("NODE_EXTRA_CA_CERTS");
  });

  test.each(["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"])("trusts the authorities that %s names", async (name) => {
    const url = `https://127.0.0.1:${await secureServer()}`;
    expect((await requester(url, { env: { [name]: pem("cert.pem") } }).send(get(url), scope)).status).toBe(200);
  });

  test("goes through a proxy in a tunnel", async () => {
    const url = `https://127.0.0.1:${await secureServer()}`;
    const { port, asked } = await proxy("user:p@ss");
    const env = { HTTPS_PROXY: `http://user:p%40ss@127.0.0.1:${port}`, SSL_CERT_FILE: pem("cert.pem") };
    expect((await requester(url, { env }).send(get(url), scope)).status).toBe(200);
    expect(asked).toEqual([`CONNECT ${new URL(url).host}`]);
  });

  test("shows the client's certificate to the API", async () => {
    const url = `https://127.0.0.1:${await secureServer(true)}`;
    const env = {
      SSL_CERT_FILE: pem("cert.pem"),
      CONNECTOR_CLIENT_CERT: pem("cert.pem"),
      CONNECTOR_CLIENT_KEY: pem("key.pem"),
    };
    expect((await requester(url, { env }).send(get(url), scope)).status).toBe(200);
  });

  test("does not show the client's certificate to another host that a redirect leads to", async () => {
    const other = `https://127.0.0.1:${await secureServer(true)}`;
    const api = await loopback((_request, response) => response.writeHead(302, { location: other }).end());
    const env = {
      SSL_CERT_FILE: pem("cert.pem"),
      CONNECTOR_CLIENT_CERT: pem("cert.pem"),
      CONNECTOR_CLIENT_KEY: pem("key.pem"),
    };
    const error = await failure(requester(api.url, { env, retries: 0 }).send(get(api.url), scope));
    expect(error.code).toMatch(/^NETWORK_/);
  });

  test.each(["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CONNECTOR_CLIENT_CERT"])(
    "says which variable names a file that cannot be read: %s",
    (name) => {
      const env = { [name]: "/no/such.pem" };
      expect(() => requester("https://api.acme.com", { env })).toThrow(`${name} names the file /no/such.pem`);
    },
  );

  test("needs the key to a client's certificate", () => {
    const env = { CONNECTOR_CLIENT_CERT: pem("cert.pem") };
    expect(() => requester("https://api.acme.com", { env })).toThrow(/CONNECTOR_CLIENT_KEY is not/);
  });
});
