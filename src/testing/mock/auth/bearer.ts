import type { SeenRequest } from "../../types.js";
import { Refusal } from "../answers.js";

/** `Authorization: Bearer <token>` (RFC 6750). */
export function checkBearer({ headers }: SeenRequest, token: string): void {
  const challenge = { "www-authenticate": "Bearer" };
  const given = headers["authorization"];
  if (given === undefined)
    throw new Refusal(401, "the Authorization header is missing; it must be Bearer <token>", challenge);
  if (!given.startsWith("Bearer "))
    throw new Refusal(401, "the Authorization header must begin with Bearer", challenge);
  if (given.slice("Bearer ".length) !== token) throw new Refusal(401, "the bearer token is not known", challenge);
}
