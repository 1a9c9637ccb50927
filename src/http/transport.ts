import type { Dispatcher } from "undici";
import { decompress } from "./compression.js";
import { withDeadline } from "./deadline.js";
import { mockConnector } from "./mock.js";
import { proxyFor } from "./proxy.js";
import { tlsSettings } from "./tls.js";
import { tunnelConnector } from "./tunnel.js";
import type { ApiRequest, ApiResponse } from "./types.js";

/** Milliseconds. */
export interface Timeouts {
  /** Until the socket is open, TLS included. Default 30 s. */
  readonly connect?: number;
  /** From the request to the head of the answer. Default 300 s. */
  readonly headers?: number;
  /** Between two pieces of the body. Default 120 s. */
  readonly idleBody?: number;
  /** From the request to the end of the answer, however steadily it drips. Default 1 hour. */
  readonly answer?: number;
}

export interface TransportOptions {
  readonly env: { readonly [name: string]: string | undefined };
  /** Address of the mock API, loopback only: every socket is opened there, past any proxy. */
  readonly mock?: string | undefined;
  readonly timeouts?: Timeouts | undefined;
  /** Sockets a host. Default 10. */
  readonly connections?: number | undefined;
  /** Bytes of one body, decompressed. Default 512 MB. */
  readonly maxBodyBytes?: number | undefined;
  readonly addSecret?: ((secret: string) => void) | undefined;
}

/** One exchange: a request goes out as it stands, an answer of any status comes back whole. */
export interface Transport {
  /** `trusted`: the host may see the client's certificate. Rejects with whatever undici, zlib or the system throw. */
  send(
    request: ApiRequest,
    options: { readonly trusted: boolean; readonly signal?: AbortSignal | undefined },
  ): Promise<ApiResponse>;
  close(): Promise<void>;
}

/** A body larger than what can be worked with. */
export class BodyTooLarge extends Error {
  readonly code = "BODY_TOO_LARGE";
}

/**
 * The way to the network, over undici, which is loaded with the first request. Proxies, extra authorities and the client's
 * certificate come from `env` (see `proxyFor`, `tlsSettings`); connections are kept alive.
 */
export function createTransport(options: TransportOptions): Transport {
  const { timeouts = {}, maxBodyBytes = 512 * 2 ** 20 } = options;
  const dispatchers = createDispatchers(options);
  return {
    async send({ method, url, headers, body }, { trusted, signal }) {
      const target = new URL(url);
      const dispatcher = await dispatchers.get(target, trusted);
      return withDeadline(timeouts.answer ?? 3_600_000, signal, async (limited) => {
        const answer = await dispatcher.request({
          origin: target.origin,
          path: target.pathname + target.search,
          method,
          headers: { ...headers },
          body: body ?? null,
          headersTimeout: timeouts.headers ?? 300_000,
          bodyTimeout: timeouts.idleBody ?? 120_000,
          signal: limited,
        });
        const received = joinHeaders(answer.headers);
        const bytes = await collect(answer.body, maxBodyBytes);
        return {
          status: answer.statusCode,
          headers: received,
          url,
          body: decompress(bytes, received["content-encoding"], maxBodyBytes),
        };
      });
    },
    close: () => dispatchers.close(),
  };
}

/** One dispatcher for each way out: the mock, straight, or a proxy; with and without the client's certificate. */
function createDispatchers({ env, mock, timeouts = {}, connections = 10, addSecret }: TransportOptions) {
  const open = new Map<string, Promise<Dispatcher>>();
  const connectMock = mock === undefined ? undefined : mockConnector(mock);
  const tls = connectMock === undefined ? tlsSettings(env) : {};
  // Ten seconds are below what servers keep a connection for.
  const pool = { connections, keepAliveTimeout: 10_000 };

  async function create(proxy: URL | undefined, scheme: string, trusted: boolean): Promise<Dispatcher> {
    const { Agent, ProxyAgent, buildConnector } = await import("undici");
    if (connectMock !== undefined) return new Agent({ ...pool, connect: connectMock });
    const timeout = timeouts.connect ?? 30_000;
    const authorities = tls.ca === undefined ? {} : { ca: tls.ca };
    const toHost = { timeout, ...authorities, ...(trusted ? tls.client : {}) };
    if (proxy === undefined) return new Agent({ ...pool, connect: toHost });
    if (proxy.password !== "") addSecret?.(decodeURIComponent(proxy.password));
    // Plain http goes through without a tunnel: most company proxies allow tunnels to port 443 only.
    if (scheme === "http:" && proxy.protocol === "http:") {
      return new ProxyAgent({ ...pool, uri: proxy.href, proxyTunnel: false, proxyTls: { timeout } });
    }
    const connect = tunnelConnector(proxy, { timeout, tls: authorities }, buildConnector(toHost));
    return new Agent({ ...pool, connect });
  }

  return {
    get(url: URL, trusted: boolean): Promise<Dispatcher> {
      const proxy = connectMock === undefined ? proxyFor(url, env) : undefined;
      const via = proxy === undefined ? "" : `${url.protocol}${proxy.href}`;
      const key = `${trusted && tls.client !== undefined ? "client " : ""}${via}`;
      let dispatcher = open.get(key);
      if (dispatcher === undefined) {
        dispatcher = create(proxy, url.protocol, trusted);
        open.set(key, dispatcher);
      }
      return dispatcher;
    },
    async close(): Promise<void> {
      const all = await Promise.all(open.values());
      open.clear();
      await Promise.all(all.map((dispatcher) => dispatcher.destroy()));
    },
  };
}

/** Events instead of `for await`: three times as fast. */
function collect(body: Dispatcher.ResponseData["body"], maxBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    body.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBytes) body.destroy(new BodyTooLarge(`The body has more than ${maxBytes} bytes.`));
      else chunks.push(chunk);
    });
    body.on("end", () => {
      const [only] = chunks;
      resolve(only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks, length));
    });
    body.on("error", reject);
  });
}

function joinHeaders(headers: { readonly [name: string]: string | string[] | undefined }): { [name: string]: string } {
  const joined: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name.toLowerCase()] = typeof value === "string" ? value : value.join(", ");
  }
  return joined;
}
