import { authCarriers } from "../../../model/auth-carriers.js";
import { fillTemplate } from "../../../model/template.js";
import type { SingleAuthModel } from "../../../model/types.js";
import type { JsonObject } from "../../../protocol/messages.js";
import type { SeenRequest } from "../../types.js";
import { checkApiKeyCookie } from "./api-key-cookie.js";
import { checkApiKeyQuery } from "./api-key-query.js";
import { checkApiKey } from "./api-key.js";
import { checkBasic } from "./basic.js";
import { checkBearer } from "./bearer.js";
import type { Issuer, IssuerOptions } from "./issuer.js";
import { createJwtIssuer } from "./jwt-issuer.js";
import { checkNone } from "./none.js";
import { createOAuthIssuer } from "./oauth.js";
import { createSessionIssuer } from "./session-issuer.js";

/** Throws a 401 where the request does not prove who asks, as the model says it must. */
export function checkAuth(
  request: SeenRequest,
  auth: SingleAuthModel,
  { config, issuer }: { readonly config: JsonObject; readonly issuer?: Issuer | undefined },
): void {
  switch (auth.type) {
    case "none":
      checkNone(request);
      return;
    case "bearer":
      checkBearer(request, fillTemplate(auth.token, { config }));
      return;
    case "apiKey":
      checkApiKey(request, auth.header, fillTemplate(auth.value, { config }));
      return;
    case "apiKeyQuery":
      checkApiKeyQuery(request, auth.param, fillTemplate(auth.value, { config }));
      return;
    case "apiKeyCookie":
      checkApiKeyCookie(request, auth.cookie, fillTemplate(auth.value, { config }));
      return;
    case "basic":
      checkBasic(request, fillTemplate(auth.username, { config }), fillTemplate(auth.password ?? "", { config }));
      return;
    case "headers":
      for (const [name, value] of Object.entries(auth.headers)) {
        checkApiKey(request, name, fillTemplate(value, { config }));
      }
      return;
    case "oauthClientCredentials":
    case "oauthRefreshToken":
    case "jwt":
    case "sessionToken":
      issuer?.check(request);
      return;
  }
}

/** The credentials that a request carries: as they were sent, and what stands in them behind a scheme, a name or base64. */
export function credentialsIn({ headers, query }: SeenRequest, auth: SingleAuthModel): string[] {
  const carriers = authCarriers(auth);
  const sent = [...carriers.headers.map((name) => headers[name]), ...carriers.query.map((name) => query[name])];
  const found = sent.flatMap((value) => (value === undefined ? [] : [value, ...insideOf(value)]));
  return [...new Set(found)];
}

function insideOf(sent: string): string[] {
  const [, scheme = "", rest = ""] = /^([\w-]+[ =])(.*)$/.exec(sent) ?? [];
  if (scheme !== "Basic ") return rest === "" ? [] : [rest];
  const pair = Buffer.from(rest, "base64").toString("utf8");
  return [rest, pair, ...pair.split(":").filter((part) => part.length > 3)];
}

/** The issuer of a model's auth; none where the credential itself is sent. */
export function createIssuer(auth: SingleAuthModel, options: IssuerOptions): Issuer | undefined {
  switch (auth.type) {
    case "oauthClientCredentials":
    case "oauthRefreshToken":
      return createOAuthIssuer(auth, options);
    case "jwt":
      return createJwtIssuer(auth, options);
    case "sessionToken":
      return createSessionIssuer(auth, options);
    default:
      return undefined;
  }
}
