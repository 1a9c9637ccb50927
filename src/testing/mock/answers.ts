import type { MockAnswer } from "../types.js";

/** A JSON answer. Default status 200. */
export function json(body: unknown, status = 200, headers: { readonly [name: string]: string } = {}): MockAnswer {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** An answer of another kind: text as it stands. */
export function text(body: string, status = 200, contentType = "text/plain; charset=utf-8"): MockAnswer {
  return { status, headers: { "content-type": contentType }, body };
}

/** Thrown by whatever plays the model, where a request does not fit it. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };

  constructor(status: number, message: string, headers: { readonly [name: string]: string } = {}) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.headers = headers;
  }
}

/** A refusal as an API answers it. */
export function refused({ status, message, headers }: Refusal): MockAnswer {
  return json({ error: { code: codes.get(status) ?? "bad_request", message } }, status, headers);
}

const codes = new Map([
  [401, "unauthorized"],
  [403, "forbidden"],
  [404, "not_found"],
  [405, "method_not_allowed"],
  [421, "misdirected_request"],
  [429, "too_many_requests"],
  [500, "internal_error"],
]);
