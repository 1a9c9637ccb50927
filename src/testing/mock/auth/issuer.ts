import type { JsonObject } from "../../../protocol/messages.js";
import type { MockAnswer, SeenRequest } from "../../types.js";

/** The part of an API that gives tokens: unlike all others it has a memory. */
export interface Issuer {
  /** The answer to a request for a token; nothing when it asks for something else. */
  answer(request: SeenRequest): MockAnswer | undefined;
  /** Throws a 401 where a request has no token of this issuer that is still good. */
  check(request: SeenRequest): void;
  /** Settings that the API has changed: the refresh token that is good now. */
  changed(): JsonObject;
}

export interface IssuerOptions {
  readonly config: JsonObject;
  /** Accept a refresh token again after it was replaced, as for programs that keep no settings. */
  readonly lenient: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}
