import { createHash } from "node:crypto";
import type { SeenRequest } from "../types.js";
import { Refusal } from "./answers.js";
import type { Links } from "./pagination/index.js";

/** Remembers the tokens that were given out: an API refuses others. */
export interface TokenStore {
  readonly known: Map<string, { readonly identity: string; readonly page: number }>;
}

/**
 * Links of one answer. `origin`: scheme and host of the model, unless the request's own Host is a loopback address: then a program
 * was pointed at the mock, and goes on there.
 */
export function createLinks(store: TokenStore, request: SeenRequest, origin: string): Links {
  return {
    token(identity, page) {
      // Base64 with its +, / and =, so that a client that does not encode its parameters is found out.
      const token = createHash("sha256").update(`${identity} ${page}`).digest("base64").slice(-12);
      store.known.set(token, { identity: plain(identity), page });
      return token;
    },
    pageOf(param, token, identity) {
      const found = store.known.get(token);
      if (found === undefined) throw new Refusal(400, `${param}=${token} is not a token of this API`);
      if (found.identity !== identity) throw new Refusal(400, `${param}=${token} belongs to another list`);
      return found.page;
    },
    url(param, value) {
      const host = request.headers["host"] ?? "";
      const url = new URL(request.url, isLoopback(host) ? `http://${host}` : origin);
      url.searchParams.set(param, value);
      return url.href;
    },
  };
}

/** Is it 127.x.x.x, localhost or ::1, with or without a port? */
export function isLoopback(host: string): boolean {
  return /^(127(\.\d+){3}|localhost|\[::1\])(:\d+)?$/.test(host);
}

function plain(identity: string): string {
  return identity.replace(/ again$/, "");
}
