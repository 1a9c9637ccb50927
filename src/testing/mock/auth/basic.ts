import type { SeenRequest } from "../../types.js";
import { Refusal } from "../answers.js";

/** `Authorization: Basic <base64 of username:password>` (RFC 7617), in UTF-8. */
export function checkBasic({ headers }: SeenRequest, username: string, password: string): void {
  const challenge = { "www-authenticate": 'Basic realm="mock API", charset="UTF-8"' };
  const given = headers["authorization"];
  const refusal = (message: string) => new Refusal(401, message, challenge);
  if (given === undefined) {
    throw refusal("the Authorization header is missing; it must be Basic <base64 of username:password>");
  }
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/.exec(given)?.[1];
  if (encoded === undefined) throw refusal("the Authorization header must be Basic and base64");
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 0) throw refusal("there is no colon between user name and password");
  if (text.slice(0, colon) !== username) throw refusal("the user name is not known");
  if (text.slice(colon + 1) !== password) throw refusal("the password is wrong");
}
