import type { SeenRequest } from "../../types.js";
import { Refusal } from "../answers.js";

/** An API without credentials: code that sends some says something else than the model. */
export function checkNone({ headers }: SeenRequest): void {
  if (headers["authorization"] === undefined) return;
  throw new Refusal(400, "this API takes no credentials (auth none), but the request has an Authorization header");
}
