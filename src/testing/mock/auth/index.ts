import { authCarriers } from "../../../model/auth-carriers.js";
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

/** The credentials that a request carries, as they were sent. */
export function credentialsIn({ headers, query }: SeenRequest, auth: AuthModel): string[] {
  const carriers = authCarriers(auth);
  const sent = [...carriers.headers.map((name) => headers[name]), ...carriers.query.map((name) => query[name])];
  return sent.filter((value) => value !== undefined);
}
