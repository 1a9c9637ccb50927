import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { failureOfNetwork } from "../../../src/http/errors.js";
import type { Transport } from "../../../src/http/transport.js";
import { closeAll, failure, get, loopback, requester, scope } from "./support.js";

const raw: { server: Server; sockets: Set<Socket> }[] = [];

afterEach(async () => {
  await closeAll();
  for (const { server, sockets } of raw.splice(0)) {
    sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server that answers with bytes. `times` counts connections. */
async function rawServer(answer: (socket: Socket, times: number) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("data", () => {
      answer(socket, sockets.size);
    });
  });
  raw.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return `http://127.0.0.1:${address.port}`;
}

const whole = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";

describe("a connection", () => {
  test("that is refused is tried again, then reported with host and port", async () => {
    const client = requester("http://127.0.0.1:1");
    const error = await failure(client.send(get("http://127.0.0.1:1/v1"), scope));
    expect(error).toMatchObject({ code: "NETWORK_REFUSED", failureType: "transient_error" });
    expect(error.message).toContain("127.0.0.1:1 refused the connection");
    expect(error.detail).toContain("ECONNREFUSED");
    expect(client.slept).toHaveLength(5);
  });

  test("that is cut before the answer is tried again", async () => {
    const url = await rawServer((socket, times) => {
      if (times === 1) socket.destroy();
      else socket.end(whole);
    });
    expect((await requester(url).send(get(url), scope)).status).toBe(200);
  });

  test("that is cut in the middle of the body is tried again, and half a page never comes back", async () => {
    const url = await rawServer((socket, times) => {
      if (times === 1) socket.end('HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{"data":[');
      else socket.end(whole);
    });
    const { body } = await requester(url).send(get(url), scope);
    expect(Buffer.from(body).toString()).toBe("{}");
  });

  test("that is cut in the middle of a chunked body is tried again", async () => {
    const url = await rawServer((socket, times) => {
      if (times === 1) socket.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n[1,2,\r\n");
      else socket.end(whole);
    });
    const { body } = await requester(url).send(get(url), scope);
    expect(Buffer.from(body).toString()).toBe("{}");
  });

  test("that is cut after a POST is reported: it may have been obeyed", async () => {
    const url = await rawServer((socket) => socket.destroy());
    const client = requester(url);
    const error = await failure(client.send({ method: "POST", url, headers: {}, body: "{}" }, scope));
    expect(error).toMatchObject({ code: "NETWORK_CUT", failureType: "transient_error" });
    expect(client.slept).toEqual([]);
  });

  test("that is refused to a POST is tried again: nothing was sent", async () => {
    const client = requester("http://127.0.0.1:1");
    const post = { method: "POST", url: "http://127.0.0.1:1/", headers: {}, body: "{}" } as const;
    await failure(client.send(post, scope));
    expect(client.slept).toHaveLength(5);
  });

  test("on which something else than HTTP is spoken is reported as such", async () => {
    const url = await rawServer((socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"));
    const error = await failure(requester(url, { retries: 0 }).send(get(url), scope));
    expect(error).toMatchObject({ code: "NETWORK_PROTOCOL", failureType: "system_error" });
  });
});

describe("an API that falls silent", () => {
  test("before the head of its answer is given up", async () => {
    const api = await loopback(() => undefined);
    const client = requester(api.url, { timeouts: { headers: 50 }, retries: 1 });
    const error = await failure(client.send(get(api.url), scope));
    expect(error).toMatchObject({ code: "NETWORK_NO_ANSWER", failureType: "transient_error" });
    expect(api.seen).toHaveLength(2);
  });

  test("in the middle of the body is given up", async () => {
    const api = await loopback((_request, response) => response.write('{"data":['));
    const client = requester(api.url, { timeouts: { idleBody: 50 }, retries: 0 });
    expect((await failure(client.send(get(api.url), scope))).code).toBe("NETWORK_STALLED");
  });

  test("never, but drips for ever, is given up all the same, and not asked again", async () => {
    const drips: NodeJS.Timeout[] = [];
    const api = await loopback((_request, response) => drips.push(setInterval(() => response.write(" "), 5)));
    const client = requester(api.url, { timeouts: { answer: 100 } });
    const error = await failure(client.send(get(api.url), scope));
    drips.forEach(clearInterval);
    expect(error).toMatchObject({ code: "NETWORK_STALLED", failureType: "transient_error" });
    expect(api.seen).toHaveLength(1);
  });
});

test("a request that still waits when the requester is closed is stopped, and not sent again", async () => {
  const closing: (() => Promise<void>)[] = [];
  const api = await loopback(() => void closing[0]?.());
  const client = requester(api.url);
  closing.push(() => client.close());
  const error = await failure(client.send(get(api.url), scope));
  expect(error).toMatchObject({ code: "STOPPED", failureType: "transient_error" });
  expect(api.seen).toHaveLength(1);
});

describe("a host name", () => {
  test("that does not exist is the configuration's fault, at once", () => {
    expect(failureOfNetwork(withCode("ENOTFOUND"))).toMatchObject({ failureType: "config_error", repeat: "never" });
  });

  test("that was found before is looked up again", async () => {
    let times = 0;
    const transport: Transport = {
      send: ({ url }) => {
        times += 1;
        if (times === 2) return Promise.reject(withCode("ENOTFOUND"));
        return Promise.resolve({ status: 200, headers: {}, url, body: new Uint8Array() });
      },
      close: () => Promise.resolve(),
    };
    const client = requester("https://api.acme.com", { transport });
    await client.send(get("https://api.acme.com/a"), scope);
    await client.send(get("https://api.acme.com/b"), scope);
    expect(times).toBe(3);
  });
});

describe("what the system calls", () => {
  test.each([
    ["ENOTFOUND", "NETWORK_HOST_NOT_FOUND", "config_error"],
    ["EAI_AGAIN", "NETWORK_DNS", "transient_error"],
    ["ECONNREFUSED", "NETWORK_REFUSED", "transient_error"],
    ["UND_ERR_CONNECT_TIMEOUT", "NETWORK_UNREACHABLE", "transient_error"],
    ["EHOSTUNREACH", "NETWORK_UNREACHABLE", "transient_error"],
    ["ETIMEDOUT", "NETWORK_UNREACHABLE", "transient_error"],
    ["UND_ERR_HEADERS_TIMEOUT", "NETWORK_NO_ANSWER", "transient_error"],
    ["UND_ERR_BODY_TIMEOUT", "NETWORK_STALLED", "transient_error"],
    ["CERT_HAS_EXPIRED", "NETWORK_CERTIFICATE", "config_error"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "NETWORK_CERTIFICATE", "config_error"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "NETWORK_CERTIFICATE", "config_error"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "NETWORK_CERTIFICATE", "config_error"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "NETWORK_CERTIFICATE", "config_error"],
    ["EPROTO", "NETWORK_TLS", "config_error"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "NETWORK_TLS", "config_error"],
    ["ECONNRESET", "NETWORK_CUT", "transient_error"],
    ["EPIPE", "NETWORK_CUT", "transient_error"],
    ["UND_ERR_SOCKET", "NETWORK_CUT", "transient_error"],
    ["HPE_INVALID_CONSTANT", "NETWORK_PROTOCOL", "system_error"],
    ["Z_DATA_ERROR", "HTTP_BODY_BROKEN", "transient_error"],
    ["Z_BUF_ERROR", "HTTP_BODY_BROKEN", "transient_error"],
    ["ERR_BUFFER_TOO_LARGE", "HTTP_BODY_TOO_LARGE", "system_error"],
    ["SOMETHING_ELSE", "NETWORK_ERROR", "transient_error"],
  ])("%s is %s (%s)", (code, expected, failureType) => {
    expect(failureOfNetwork(withCode(code))).toMatchObject({ code: expected, failureType });
    expect(failureOfNetwork(new Error("fetch failed", { cause: withCode(code) }))).toMatchObject({ code: expected });
  });

  test("a refusal of the proxy is the configuration's fault", () => {
    const error = new Error("Proxy Authentication Required (407)");
    expect(failureOfNetwork(error)).toMatchObject({ code: "NETWORK_PROXY", failureType: "config_error" });
  });
});

function withCode(code: string): Error {
  return Object.assign(new Error("failed"), { code });
}
