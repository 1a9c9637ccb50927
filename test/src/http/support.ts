import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createRequester, type RequesterOptions } from "../../../src/http/index.js";
import type { ApiRequest, Requester, RequestScope } from "../../../src/http/types.js";
import { ConnectorError } from "../../../src/protocol/error.js";

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Loopback {
  readonly url: string;
  readonly port: number;
  readonly seen: Seen[];
}

export type Answer = (request: Seen, response: ServerResponse, times: number) => void;

const open: { close(): Promise<unknown> }[] = [];

/** A server on loopback that keeps what it saw; `answer` also gets how many requests there were, this one included. */
export async function loopback(answer: Answer): Promise<Loopback> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      seen.push(one);
      answer(one, response, seen.length);
    });
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, port, seen };
}

export async function listen(server: Server): Promise<number> {
  // Tunnels are no longer known to the server as its connections.
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(resolve));
    },
  });
  return portOf(server.address());
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((one) => one.close()));
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** A clock that sleeping moves. */
export function virtualClock(start = Date.parse("2026-01-01T00:00:00Z")) {
  const slept: number[] = [];
  let time = start;
  return {
    slept,
    now: () => time,
    sleep: (milliseconds: number) => {
      slept.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
    advance: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

export interface TestRequester extends Requester {
  readonly slept: number[];
  readonly logs: string[];
  readonly secrets: string[];
}

export function requester(baseUrl: string, options: Partial<RequesterOptions> = {}): TestRequester {
  const clock = virtualClock();
  const logs: string[] = [];
  const secrets: string[] = [];
  const made = createRequester({
    auth: { headers: () => Promise.resolve({ authorization: "Bearer t0k3n" }) },
    config: {},
    baseUrl,
    allowedHosts: [],
    env: {},
    now: clock.now,
    sleep: clock.sleep,
    random: () => 0,
    log: (level, message) => logs.push(`${level} ${message}`),
    addSecret: (secret) => secrets.push(secret),
    ...options,
  });
  open.push(made);
  return { ...made, slept: clock.slept, logs, secrets };
}

export function get(url: string, headers: Record<string, string> = {}): ApiRequest {
  return { method: "GET", url, headers };
}

export async function failure(promise: Promise<unknown>): Promise<ConnectorError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
  throw new Error("It should have failed.");
}

export const scope: RequestScope = {};
