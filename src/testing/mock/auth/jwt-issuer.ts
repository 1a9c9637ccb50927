import { fillTemplate } from "../../../model/template.js";
import type { JwtModel } from "../../../model/token-types.js";
import type { MockAnswer, SeenRequest } from "../../types.js";
import { json, Refusal } from "../answers.js";
import { isLoopback } from "../links.js";
import { tokenIn } from "./issued.js";
import type { Issuer, IssuerOptions } from "./issuer.js";
import { checkJwt } from "./jwt.js";

/** Seconds that an access token is good for. */
const lifetime = 3600;
const grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/** Takes tokens that the client signed; with `exchange` at a token endpoint (RFC 7523), which gives access tokens for them. */
export function createJwtIssuer(auth: JwtModel, { config, now }: IssuerOptions): Issuer {
  const { exchange } = auth;
  const tokenUrl = exchange === undefined ? undefined : fillTemplate(exchange.tokenUrl, { config });
  const good = new Map<string, number>();
  return {
    answer: (request) => (tokenUrl === undefined ? undefined : answer(request, new URL(tokenUrl))),
    check(request) {
      const token = tokenIn(request, auth);
      if (exchange === undefined) {
        checkJwt(token, auth, { config, now: now() });
        return;
      }
      const until = good.get(token);
      if (until === undefined) throw new Refusal(401, "the access token is not known");
      if (until <= now()) throw new Refusal(401, "the access token has expired");
    },
    changed: () => ({}),
  };

  function answer(request: SeenRequest, endpoint: URL): MockAnswer | undefined {
    const host = request.headers["host"] ?? "";
    const isThere = request.path === endpoint.pathname && (host === endpoint.host || isLoopback(host));
    if (!isThere || request.method !== "POST") return undefined;
    const problem = problemOf(request);
    if (problem !== undefined) return json({ error: problem[0], error_description: problem[1] }, 400);
    const token = `mock-access-token-${good.size + 1}`;
    good.set(token, now() + lifetime * 1_000);
    return json({ access_token: token, token_type: "Bearer", expires_in: lifetime });
  }

  function problemOf({ headers, body }: SeenRequest): readonly [string, string] | undefined {
    const type = headers["content-type"] ?? "";
    if (!type.startsWith("application/x-www-form-urlencoded")) return ["invalid_request", "the body must be a form"];
    const form = new URLSearchParams(body);
    if (form.get("grant_type") !== grant) return ["unsupported_grant_type", `grant_type must be ${grant}`];
    const scope = exchange?.scopes?.join(" ") ?? null;
    if (form.get("scope") !== scope) return ["invalid_scope", `scope must be ${scope ?? "left out"}`];
    try {
      const audience = tokenUrl === undefined ? {} : { audience: tokenUrl };
      checkJwt(form.get("assertion") ?? "", auth, { config, now: now(), ...audience });
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return ["invalid_grant", error.message];
      throw error;
    }
  }
}
