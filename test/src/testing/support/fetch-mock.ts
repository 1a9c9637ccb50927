import { request } from "node:http";
import type { JsonObject } from "../../../../src/protocol/messages.js";
import { isObject } from "../../../../src/model/json.js";

export interface Reply {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly text: string;
  /** The body as JSON; an empty object when it is none. */
  readonly json: JsonObject;
  readonly list: readonly JsonObject[];
}

/** GETs a URL by opening the socket at the mock, as the CDK's transport does: the Host stays that of the URL. */
export function fetchMock(
  mock: string,
  url: string,
  headers: { readonly [name: string]: string } = {},
  method = "GET",
): Promise<Reply> {
  const { host, pathname, search } = new URL(url);
  const { hostname, port } = new URL(mock);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, method, path: pathname + search, headers: { host, ...headers }, agent: false };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const own = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const);
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(own), text, ...parsed(text) });
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}

function parsed(text: string): { json: JsonObject; list: readonly JsonObject[] } {
  try {
    const value: unknown = JSON.parse(text);
    const list = Array.isArray(value) ? value.filter((item) => isObject(item)) : [];
    return { json: isObject(value) ? { ...value } : {}, list };
  } catch {
    return { json: {}, list: [] };
  }
}
