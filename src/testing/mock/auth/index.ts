import { fillTemplate } from "../../../model/template.js";
import type { AuthModel } from "../../../model/types.js";
import type { JsonObject } from "../../../protocol/messages.js";
import type { SeenRequest } from "../../types.js";
import { checkApiKey } from "./api-key.js";
import { checkBearer } from "./bearer.js";
import { checkNone } from "./none.js";

/** Throws a 401 where the request does not prove who asks, as the model says it must. */
export function checkAuth(request: SeenRequest, auth: AuthModel, config: JsonObject): void {
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
  }
}

/** The header that carries the credential, lower case; none without auth. */
export function authHeader(auth: AuthModel): string | undefined {
  if (auth.type === "none") return undefined;
  return auth.type === "bearer" ? "authorization" : auth.header.toLowerCase();
}
