import type { AuthContext } from "../../../src/auth/index.js";
import type { ApiRequest, ApiResponse } from "../../../src/http/types.js";
import { putSettings } from "../../../src/model/setting-path.js";
import type { JsonObject } from "../../../src/protocol/messages.js";

export interface TestAuthContext extends AuthContext {
  /** Requests that made credentials, in order. */
  readonly sent: ApiRequest[];
  readonly secrets: string[];
  /** What was saved, and `sent` in what order: `"POST https://…"`, `"save refresh_token"`. */
  readonly events: string[];
}

/** What a kind of auth is given, over a function in place of the token endpoint and a clock that the test moves. */
export function authContext(options: {
  readonly config?: JsonObject;
  readonly send?: (request: ApiRequest) => Promise<ApiResponse> | ApiResponse;
  readonly now?: () => number;
}): TestAuthContext {
  const { config = {}, now = () => Date.parse("2026-01-01T00:00:00Z") } = options;
  const sent: ApiRequest[] = [];
  const secrets: string[] = [];
  const events: string[] = [];
  return {
    config,
    params: {},
    sent,
    secrets,
    events,
    now,
    async send(request) {
      sent.push(request);
      events.push(`${request.method} ${request.url}`);
      if (options.send === undefined) throw new Error("Nothing is sent in this test.");
      return options.send(request);
    },
    addSecret: (text) => {
      secrets.push(text);
    },
    saveConfig(changes) {
      putSettings(config, changes);
      events.push(`save ${Object.keys(changes).join(", ")}`);
      return Promise.resolve();
    },
  };
}

/** An answer in JSON, as a token endpoint gives it. */
export function answer(status: number, body: unknown): ApiResponse {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status, headers: { "content-type": "application/json" }, url: "", body: Buffer.from(text) };
}
