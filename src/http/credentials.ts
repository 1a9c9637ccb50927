import type { AuthContext } from "./auth-context.js";

/** What a requester needs of an auth; `AuthKind` of the room above is one. */
export interface RequestAuth {
  headers(context: AuthContext): Promise<{ readonly [name: string]: string }>;
  refresh?(context: AuthContext): Promise<void>;
}

/** The credentials that the requests of a source share. */
export interface Credentials {
  readonly canRenew: boolean;
  /** Headers for one attempt, with the generation they belong to. Waits while a renewal runs. */
  make(): Promise<{ readonly headers: { readonly [name: string]: string }; readonly generation: number }>;
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
      for (const [name, value] of Object.entries(headers)) {
        if (known.get(name) === value) continue;
        // An auth that renews ahead of time: a 401 for the credentials before is no reason to renew these.
        if (known.has(name)) generation += 1;
        known.set(name, value);
        secretsIn(value).forEach((secret) => {
          context.addSecret(secret);
        });
      }
      return { headers, generation };
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
