import { isUnset } from "../../../model/setting-path.js";
import { fillTemplate, settingsOf } from "../../../model/template.js";
import type { OAuthClientCredentialsModel, OAuthRefreshTokenModel } from "../../../model/oauth-types.js";
import type { JsonObject } from "../../../protocol/messages.js";
import type { MockAnswer, SeenRequest } from "../../types.js";
import { json, Refusal } from "../answers.js";
import { isLoopback } from "../links.js";
import type { Issuer, IssuerOptions } from "./issuer.js";

type OAuth = OAuthClientCredentialsModel | OAuthRefreshTokenModel;

/** Seconds that an access token is good for. */
const lifetime = 3600;

/** A refusal of the token endpoint (RFC 6749 §5.2). */
class OAuthRefusal extends Error {
  constructor(
    readonly status: 400 | 401,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * A token endpoint as the model says (RFC 6749): it knows its client where `clientAuth` says, the scopes and the extra fields. A
 * refresh token that rotates is good once.
 */
export function createOAuthIssuer(auth: OAuth, { config, lenient, now }: IssuerOptions): Issuer {
  const fill = (template: string) => fillTemplate(template, { config });
  const endpoint = new URL(fill(auth.tokenUrl));
  const good = new Map<string, number>();
  const first = auth.type === "oauthRefreshToken" ? fill(auth.refreshToken) : "";
  const retired = new Set<string>();
  let current = first;
  let count = 0;
  return { answer, check, changed };

  function answer(request: SeenRequest): MockAnswer | undefined {
    const host = request.headers["host"] ?? "";
    const isThere = request.path === endpoint.pathname && (host === endpoint.host || isLoopback(host));
    // Where login and API share a host, a GET of that path is a stream's.
    if (!isThere || request.method !== "POST") return undefined;
    try {
      return json(tokensFor(request), 200, { "cache-control": "no-store" });
    } catch (error) {
      if (!(error instanceof OAuthRefusal)) throw error;
      return json({ error: error.code, error_description: error.message }, error.status);
    }
  }

  function tokensFor(request: SeenRequest): JsonObject {
    const form = formOf(request);
    checkClient(request, form);
    expectFields(form, expected());
    if (auth.type === "oauthRefreshToken") checkRefreshToken(form["refresh_token"]);
    count += 1;
    const token = `mock-access-token-${count}`;
    good.set(token, now() + lifetime * 1_000);
    return { access_token: token, token_type: "Bearer", expires_in: lifetime, ...rotated() };
  }

  function expected(): { [field: string]: string } {
    const grant = auth.type === "oauthRefreshToken" ? "refresh_token" : "client_credentials";
    const scopes = auth.scopes ?? [];
    const set = Object.entries(auth.extra ?? {}).filter(([, template]) => {
      return !settingsOf(template).some((name) => isUnset(config, name));
    });
    return {
      grant_type: grant,
      ...(scopes.length === 0 ? {} : { scope: scopes.join(" ") }),
      ...Object.fromEntries(set.map(([name, template]) => [name, fill(template)])),
    };
  }

  function checkRefreshToken(given: string | undefined): void {
    const known = given === current || (lenient && given !== undefined && (given === first || retired.has(given)));
    if (known) return;
    const why = given !== undefined && retired.has(given) ? "was used before: each is good once" : "is not known";
    throw new OAuthRefusal(400, "invalid_grant", `the refresh token ${why}`);
  }

  function rotated(): JsonObject {
    if (auth.type !== "oauthRefreshToken" || auth.rotates !== true) return {};
    retired.add(current);
    current = `mock-refresh-token-${count}`;
    return { refresh_token: current };
  }

  function checkClient({ headers }: SeenRequest, form: { readonly [field: string]: string }): void {
    const [id, secret] = [fill(auth.clientId), auth.clientSecret === undefined ? undefined : fill(auth.clientSecret)];
    const basic = headers["authorization"];
    const inBody = auth.clientAuth !== "basic";
    if (inBody && basic !== undefined)
      throw new OAuthRefusal(
        401,
        "invalid_client",
        "the client belongs into the form, not into the Authorization header",
      );
    const given = inBody ? [form["client_id"], form["client_secret"]] : clientOf(basic);
    if (!inBody && (form["client_id"] ?? form["client_secret"]) !== undefined)
      throw new OAuthRefusal(
        401,
        "invalid_client",
        "the client belongs into the Authorization header, not into the form",
      );
    if (given[0] === id && (given[1] ?? "") === (secret ?? "")) return;
    throw new OAuthRefusal(401, "invalid_client", "the client is not known");
  }

  function check({ headers }: SeenRequest): void {
    const name = (auth.header ?? "authorization").toLowerCase();
    const prefix = auth.prefix ?? "Bearer";
    const challenge = { "www-authenticate": "Bearer" };
    const given = headers[name];
    if (given === undefined)
      throw new Refusal(401, `the header ${name} is missing; it must hold the access token`, challenge);
    const start = prefix === "" ? "" : `${prefix} `;
    if (!given.startsWith(start)) throw new Refusal(401, `the header ${name} must begin with ${prefix}`, challenge);
    const until = good.get(given.slice(start.length));
    if (until === undefined) throw new Refusal(401, "the access token is not known", challenge);
    if (until <= now()) throw new Refusal(401, "the access token has expired", challenge);
  }

  function changed(): JsonObject {
    if (auth.type !== "oauthRefreshToken") return {};
    const [name] = settingsOf(auth.refreshToken);
    return name === undefined || current === first ? {} : { [name]: current };
  }
}

function formOf({ headers, body }: SeenRequest): { [field: string]: string } {
  const type = headers["content-type"] ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded"))
    throw new OAuthRefusal(400, "invalid_request", "the body must be a form (application/x-www-form-urlencoded)");
  return Object.fromEntries(new URLSearchParams(body));
}

function expectFields(form: { readonly [field: string]: string }, due: { readonly [field: string]: string }): void {
  for (const [name, value] of Object.entries(due)) {
    if (form[name] === value) continue;
    const code =
      name === "scope" ? "invalid_scope" : name === "grant_type" ? "unsupported_grant_type" : "invalid_request";
    throw new OAuthRefusal(400, code, `${name} must be ${value}`);
  }
  const known = [...Object.keys(due), "client_id", "client_secret", "refresh_token"];
  const unknown = Object.keys(form).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new OAuthRefusal(400, "invalid_request", `the field ${unknown} is not known`);
}

/** Name and secret of HTTP Basic, each encoded as in a form. */
function clientOf(header: string | undefined): (string | undefined)[] {
  const [scheme, value = ""] = (header ?? "").split(" ");
  if (scheme !== "Basic")
    throw new OAuthRefusal(401, "invalid_client", "the client must stand in the Authorization header, as Basic");
  const parts = Buffer.from(value, "base64").toString("utf8").split(":");
  return parts.map((part) => new URLSearchParams(`x=${part}`).get("x") ?? "");
}
