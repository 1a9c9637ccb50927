import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { MockAnswer, SeenRequest } from "../types.js";
import type { Outcome } from "./failing.js";

/** A server on a loopback port; `answer` says what each request gets. */
export interface LoopbackServer {
  listen(port: number): Promise<string>;
  close(): Promise<void>;
}

export function createLoopbackServer(answer: (request: SeenRequest) => Outcome): LoopbackServer {
  const server = createServer((incoming, response) => {
    void collect(incoming).then((request) => {
      deliver(response, answer(request));
    });
  });
  // What is kept waiting must not keep a test's process alive.
  server.unref();
  server.on("connection", (socket) => {
    socket.setNoDelay(true);
    socket.unref();
    socket.on("error", () => undefined);
  });
  return {
    listen: (port) => listen(server, port),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.removeListener("error", reject);
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      resolve(`http://127.0.0.1:${bound}`);
    });
  });
}

async function collect(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  // A client that goes through a proxy sends the whole URL.
  const url = (incoming.url ?? "/").replace(/^https?:\/\/[^/]+/, "");
  const mark = url.indexOf("?");
  const [path, query] = mark === -1 ? [url, ""] : [url.slice(0, mark), url.slice(mark + 1)];
  const headers = Object.entries(incoming.headers).map(
    ([name, value]) => [name, [value ?? ""].flat().join(", ")] as const,
  );
  return {
    method: incoming.method ?? "GET",
    url,
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

function deliver(response: ServerResponse, { answer, delivery, byte }: Outcome): void {
  if (delivery === "none") return;
  const body = bytesOf(answer.body);
  response.writeHead(answer.status ?? 200, { ...headersOf(answer), "content-length": body.length });
  if (delivery === "whole") {
    response.end(body);
    return;
  }
  const sent = Math.min(byte ?? Math.floor(body.length / 2), Math.max(0, body.length - 1));
  response.flushHeaders();
  response.write(body.subarray(0, sent), () => {
    if (delivery === "cut") response.socket?.destroy();
  });
}

function headersOf({ headers, body }: MockAnswer): { [name: string]: string } {
  const isJson = typeof body !== "string" && !(body instanceof Uint8Array);
  const lower = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { ...(isJson ? { "content-type": "application/json" } : {}), ...Object.fromEntries(lower) };
}

function bytesOf(body: unknown): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  if (body === undefined) return Buffer.alloc(0);
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}
