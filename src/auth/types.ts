import type { AuthContext } from "../http/auth-context.js";
import type { Context } from "../model/setting.js";
import type { JsonObject } from "../protocol/messages.js";

export type { AuthContext, Context };

/**
 * How requests prove who asks. `headers` and `query` are called for every attempt, so that a retry never carries an old token.
 * `refresh` is called once when the API answers 401; then the attempt is repeated with new headers. The context is the same object
 * in all calls of one requester, and another one in another run: a kind keeps what it obtained by it (a `WeakMap`), never in itself.
 */
export interface AuthKind {
  /** In the model's words; a function prints as `"in code"`. */
  readonly facts: JsonObject;
  headers(context: AuthContext): Promise<{ readonly [name: string]: string }>;
  /** Query parameters that are credentials: added when a request leaves, for the API's own hosts only, and never shown. */
  query?(context: AuthContext): Promise<{ readonly [name: string]: string }>;
  refresh?(context: AuthContext): Promise<void>;
  /** Of an auth that the connector's user chooses: the one that a configuration takes. */
  taken?(config: AuthContext["config"]): AuthKind;
}

/** An `AuthKind` whose settings (`Keys`) the type checker compares with the specification. */
export interface Auth<Config, Keys extends string> extends AuthKind {
  readonly __config?: (config: Config) => void;
  readonly __keys?: Keys;
}
