import type { SeenRequest } from "../../types.js";
import { Refusal } from "../answers.js";

/** A key in a cookie (RFC 6265). */
export function checkApiKeyCookie({ headers }: SeenRequest, cookie: string, value: string): void {
  const cookies = (headers["cookie"] ?? "").split(/; ?/);
  const given = cookies.find((pair) => pair.startsWith(`${cookie}=`));
  if (given === undefined) throw new Refusal(401, `the cookie ${cookie} is missing; it must hold the API key`);
  if (given.slice(cookie.length + 1) !== value) {
    throw new Refusal(401, `the API key in the cookie ${cookie} is not known`);
  }
}
