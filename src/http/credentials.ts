import type { JsonObject } from "../protocol/messages.js";
import type { AuthContext } from "./auth-context.js";
import type { Params } from "./query-params.js";

/** What a requester needs of an auth; `AuthKind` of the room above is one. */
export interface RequestAuth {
  /** What a message may say of it, in the model's words. */
  readonly facts?: JsonObject;
  headers(context: AuthContext): Promise<Params>;
  /** Query parameters of each request to the API's own hosts. */
  query?(context: AuthContext): Promise<Params>;
  refresh?(context: AuthContext): Promise<void>;
  /** Of an auth that a user chooses: the one that a configuration takes. */
  taken?(config: JsonObject): RequestAuth;
}

/** Headers and query parameters, with the generation they belong to. */
export interface Carried {
  readonly headers: Params;
  readonly query: Params;
  readonly generation: number;
}

/** The credentials that the requests of a source share. */
export interface Credentials {
  readonly canRenew: boolean;
  /** What one attempt carries. Waits while a renewal runs. */
  make(): Promise<Carried>;
  /** New credentials after a 401. Requests that fail together share one renewal; those whose credentials are already old, none. */
  renew(generation: number): Promise<void>;
}

export function createCredentials(auth: RequestAuth, context: AuthContext): Credentials {
  const known = new Map<string, string>();
  let generation = 0;
  let renewal: Promise<void> | undefined;
  return {
    canRenew: auth.refresh !== undefined,
    async make() {
      // A renewal that fails is reported to those who asked for it.
      await renewal?.catch(() => undefined);
      const headers = await auth.headers(context);
      const query = (await auth.query?.(context)) ?? {};
      const parameters = Object.entries(query).map(([name, value]) => [`?${name}`, value] as const);
      for (const [name, value] of [...Object.entries(headers), ...parameters]) {
        if (known.get(name) === value) continue;
        // An auth that renews ahead of time: a 401 for the credentials before is no reason to renew these.
        if (known.has(name)) generation += 1;
        known.set(name, value);
        secretsIn(value).forEach((secret) => {
          context.addSecret(secret);
        });
      }
      return { headers, query, generation };
    },
    async renew(old) {
      if (old !== generation) return;
      renewal ??= (auth.refresh?.(context) ?? Promise.resolve())
        .then(() => {
          generation += 1;
        })
        .finally(() => {
          renewal = undefined;
        });
      await renewal;
    },
  };
}

/** The whole value, and what follows its scheme: `Bearer abc` → both. */
function secretsIn(value: string): string[] {
  const space = value.indexOf(" ");
  return space < 0 ? [value] : [value, value.slice(space + 1)];
}
