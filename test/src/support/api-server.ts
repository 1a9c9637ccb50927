import { createServer, type Server } from "node:http";

/** A small API for tests of the read path: answers by a function, on loopback. */
export interface ApiServer {
  readonly url: string;
  /** The requests so far: path and query. */
  readonly requests: string[];
  close(): Promise<void>;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  /** A text is sent as it is, all else as JSON. */
  readonly body: unknown;
}

export async function apiServer(answer: (url: URL) => Answer | Promise<Answer>): Promise<ApiServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    void Promise.resolve(answer(new URL(request.url ?? "/", "http://api.test"))).then(({ status, headers, body }) => {
      response.writeHead(status ?? 200, { "content-type": "application/json", ...headers });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${portOf(server)}`, requests, close: () => closed(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
