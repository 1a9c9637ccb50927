import type { AuthContext } from "./types.js";

/** A token that was obtained, and how long it is good for. */
export interface ObtainedToken {
  readonly token: string;
  /** Milliseconds from when it was asked for. Undefined: nobody knows; it is used until the API answers 401. */
  readonly lifetime: number | undefined;
}

/** The token that all requests of a run share. */
export interface AccessTokens {
  /** The token as of now: obtained when it is first needed, and again before it expires. */
  current(context: AuthContext): Promise<string>;
  /** Obtains another one, after a 401. */
  renew(context: AuthContext): Promise<void>;
}

/** A token is replaced so long before it expires, at most: a request may be on its way for a while. */
const longestMargin = 5 * 60_000;

interface Held {
  readonly token: string;
  /** When it is replaced, in milliseconds since the epoch. */
  readonly until: number;
}

/**
 * Keeps the token that `obtain` brings, for each run of its own (a run has one configuration object). Whoever asks while one is being
 * obtained waits for that one. It is replaced 10 % of its life before it expires, 5 minutes at most. It is masked before it is used.
 */
export function accessTokens(obtain: (context: AuthContext) => Promise<ObtainedToken>): AccessTokens {
  const held = new WeakMap<object, Held>();
  const pending = new WeakMap<object, Promise<Held>>();
  return {
    async current(context) {
      const known = held.get(context.config);
      if (known !== undefined && context.now() < known.until && !pending.has(context.config)) return known.token;
      return (await obtainOnce(context)).token;
    },
    async renew(context) {
      await obtainOnce(context);
    },
  };

  function obtainOnce(context: AuthContext): Promise<Held> {
    const running = pending.get(context.config);
    if (running !== undefined) return running;
    const obtaining = hold(context).finally(() => {
      pending.delete(context.config);
    });
    pending.set(context.config, obtaining);
    return obtaining;
  }

  async function hold(context: AuthContext): Promise<Held> {
    const asked = context.now();
    const { token, lifetime } = await obtain(context);
    context.addSecret(token);
    const until = lifetime === undefined ? Infinity : asked + lifetime - Math.min(lifetime / 10, longestMargin);
    const made = { token, until };
    held.set(context.config, made);
    return made;
  }
}
