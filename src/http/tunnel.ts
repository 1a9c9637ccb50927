import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import type { ConnectionOptions } from "node:tls";
import type { buildConnector } from "undici";

/**
 * A connector (in undici's sense) that reaches hosts through a proxy's tunnel (`CONNECT`, RFC 9110 §9.3.6). `connect` makes the
 * connection with the host inside the tunnel.
 *
 * undici's own `ProxyAgent` is not used for tunnels: when a proxy closes the socket, it tries again without end or pause (7.30).
 */
export function tunnelConnector(
  proxy: URL,
  { timeout, tls }: { readonly timeout: number; readonly tls: ConnectionOptions },
  connect: buildConnector.connector,
): buildConnector.connector {
  const request = proxy.protocol === "https:" ? secureRequest : plainRequest;
  return (options, callback) => {
    const port = options.port === "" ? (options.protocol === "https:" ? "443" : "80") : options.port;
    const target = `${options.hostname}:${port}`;
    const asked = request({
      ...tls,
      method: "CONNECT",
      host: proxy.hostname.replace(/^\[|\]$/g, ""),
      port: proxy.port === "" ? (proxy.protocol === "https:" ? 443 : 80) : Number(proxy.port),
      path: target,
      headers: { host: target, ...proxyAuthorization(proxy) },
      agent: false,
    });
    asked.setTimeout(timeout, () => asked.destroy(new ProxySilent(`The proxy took longer than ${timeout} ms.`)));
    asked.once("error", (error) => {
      callback(error, null);
    });
    asked.once("connect", ({ statusCode = 0 }, socket) => {
      socket.setTimeout(0);
      if (statusCode !== 200) {
        socket.destroy();
        callback(new ProxyRefusal(statusCode), null);
        return;
      }
      if (options.protocol === "https:") connect({ ...options, httpSocket: socket }, callback);
      else callback(null, socket);
    });
    asked.end();
  };
}

class ProxyRefusal extends Error {
  readonly code = "PROXY_REFUSED";
  constructor(status: number) {
    super(`The proxy answered CONNECT with HTTP ${status}.`);
  }
}

class ProxySilent extends Error {
  readonly code = "ETIMEDOUT";
}

function proxyAuthorization({ username, password }: URL): { "proxy-authorization"?: string } {
  if (username === "") return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { "proxy-authorization": `Basic ${Buffer.from(login).toString("base64")}` };
}
