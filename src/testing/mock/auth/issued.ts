import type { SeenRequest } from "../../types.js";
import { Refusal } from "../answers.js";

/** Where a token has to stand in a request. */
export interface TokenPlace {
  readonly header?: string;
  /** Default: Bearer. */
  readonly prefix?: string;
}

/** The token that a request carries where it has to. Throws a 401 where there is none. */
export function tokenIn({ headers }: SeenRequest, { header = "Authorization", prefix = "Bearer" }: TokenPlace): string {
  const challenge = { "www-authenticate": "Bearer" };
  const given = headers[header.toLowerCase()];
  if (given === undefined) throw new Refusal(401, `the header ${header} is missing; it must hold the token`, challenge);
  const start = prefix === "" ? "" : `${prefix} `;
  if (given.startsWith(start)) return given.slice(start.length);
  throw new Refusal(401, `the header ${header} must begin with ${prefix}`, challenge);
}
