import { parseDuration, secondsOf } from "../cursor/duration.js";
import { isHeaderName } from "../http/headers.js";
import { settingFact, type ConfigKeys, type KeysIn } from "../model/setting.js";
import type { Path } from "../model/types.js";
import { accessTokens } from "./access-token.js";
import { loginRequest, type PlainLogin } from "./login-request.js";
import { sessionTokenIn } from "./login-answer.js";
import { tokenHeader } from "./oauth-options.js";
import type { Auth, AuthContext, AuthKind } from "./types.js";
import { definitionError } from "./value.js";

type Text<Config, Given> = Given | ((context: AuthContext<Config>) => string | Promise<string>);

/** How the token is asked for. */
interface LoginOptions<Config, Given, Body> {
  /** A whole URL, https. */
  readonly url: Text<Config, Given>;
  /** Default: POST. */
  readonly method?: "GET" | "POST";
  readonly headers?: { readonly [name: string]: Text<Config, Given> };
  /** A JSON value of whatever shape; texts in it are templates. */
  readonly body?: Body;
  /** Sent as a form. */
  readonly form?: { readonly [field: string]: Text<Config, Given> };
  /** Sent as `Authorization: Basic …`. */
  readonly basic?: { readonly username: Text<Config, Given>; readonly password?: Text<Config, Given> };
}

interface SessionTokenOptions<Login> {
  readonly login: Login;
  /** Where the token stands in the answer: a path in the JSON body, or a header. */
  readonly from: Path | { readonly header: string };
  /** ISO 8601 duration: it is replaced before it ends. Default: it is used until the API answers 401. */
  readonly lifetime?: string;
  /** Header that carries the token. Default: Authorization. */
  readonly header?: string;
  /** What stands in front of it; `""` for nothing. Default: Bearer in Authorization, nothing in another header. */
  readonly prefix?: string;
}

type PlainOptions = SessionTokenOptions<PlainLogin>;

/**
 * A token that a login brings: one request with user name and password (or a key) gives a token, which all others carry. The login
 * is made when the token is first needed, once for all streams, again ahead of its end, and once more after a 401.
 *
 * Throws `DEFINITION_INVALID`; requests throw `AUTH_SETTING_MISSING`, `AUTH_URL_INVALID`, `LOGIN_REFUSED` (config_error) and
 * `LOGIN_ANSWER_INVALID` (system_error).
 */
export function sessionToken<
  Config,
  const Given extends string = never,
  const Body extends { readonly [field: string]: unknown } = never,
>(options: SessionTokenOptions<LoginOptions<Config, Given, Body>>): Auth<Config, ConfigKeys<Given> | KeysIn<Body>>;
export function sessionToken(options: PlainOptions): AuthKind {
  const { login, from } = options;
  const lifetime = checked(options);
  const toHeader = tokenHeader({ header: options.header, prefix: options.prefix ?? usualPrefix(options.header) });
  const tokens = accessTokens(async (context) => {
    const request = await loginRequest(login, context);
    return { token: sessionTokenIn(await context.send(request), from, request), lifetime };
  });
  return {
    facts: factsOf(options),
    headers: async (context) => toHeader(await tokens.current(context)),
    refresh: (context) => tokens.renew(context),
  };
}

/** `X-Session-Id: abc`, but `Authorization: Bearer abc`. */
export function usualPrefix(header = "Authorization"): string {
  return header.toLowerCase() === "authorization" ? "Bearer" : "";
}

function checked({ login, from, lifetime }: PlainOptions): number | undefined {
  const bodies = [login.body, login.form].filter((body) => body !== undefined);
  if (bodies.length > 1)
    throw definitionError("auth.login has both body (JSON) and form. Keep the one that the API takes.");
  if (login.method === "GET" && bodies.length > 0) {
    throw definitionError(
      "auth.login is a GET with a body, which most servers ignore. Use POST, or put it into the URL or basic.",
    );
  }
  if (typeof from === "object" && "header" in from && !isHeaderName(from.header)) {
    throw definitionError(`auth.from.header is ${JSON.stringify(from.header)}, which is no header's name.`);
  }
  if (lifetime === undefined) return undefined;
  const duration = parseDuration(lifetime);
  const seconds = duration === undefined ? 0 : secondsOf(duration);
  if (seconds > 0) return seconds * 1_000;
  throw definitionError(
    `auth.lifetime is ${JSON.stringify(lifetime)}, which is no ISO 8601 duration above zero. Write it as in "PT1H".`,
  );
}

function factsOf({ login, ...options }: PlainOptions): AuthKind["facts"] {
  return { type: "sessionToken", login: factIn(login), ...options };
}

function factIn(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return settingFact(value);
  if (Array.isArray(value)) return value.map(factIn);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, factIn(inner)]));
}
