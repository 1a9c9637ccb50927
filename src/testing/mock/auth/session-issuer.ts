import { isList, isObject } from "../../../model/json.js";
import { pathKeys } from "../../../model/path.js";
import { isUnset, settingAt } from "../../../model/setting-path.js";
import { fillTemplate, settingsOf } from "../../../model/template.js";
import type { SessionTokenModel } from "../../../model/token-types.js";
import type { JsonObject } from "../../../protocol/messages.js";
import { canonical } from "../../data/paths.js";
import type { MockAnswer, SeenRequest } from "../../types.js";
import { json, Refusal } from "../answers.js";
import { isLoopback } from "../links.js";
import { checkBasic } from "./basic.js";
import { tokenIn } from "./issued.js";
import type { Issuer, IssuerOptions } from "./issuer.js";

/** A login as the model says: it compares what is sent, and gives a token that is good until the mock API ends. */
export function createSessionIssuer(auth: SessionTokenModel, { config }: IssuerOptions): Issuer {
  const { login, from, header = "Authorization" } = auth;
  const method = login.method ?? "POST";
  const endpoint = new URL(fillTemplate(login.url, { config }));
  const prefix = auth.prefix ?? (header.toLowerCase() === "authorization" ? "Bearer" : "");
  const good = new Set<string>();
  return {
    answer(request) {
      const host = request.headers["host"] ?? "";
      const isThere = request.path === endpoint.pathname && (host === endpoint.host || isLoopback(host));
      return isThere && request.method === method ? answer(request) : undefined;
    },
    check(request) {
      if (!good.has(tokenIn(request, { header, prefix }))) throw new Refusal(401, "the session token is not known");
    },
    changed: () => ({}),
  };

  function answer(request: SeenRequest): MockAnswer {
    checkLogin(request);
    const token = `mock-session-token-${good.size + 1}`;
    good.add(token);
    if (isObject(from) && "header" in from && typeof from["header"] === "string") {
      return json({ ok: true }, 200, { [from["header"].toLowerCase()]: token });
    }
    const keys = typeof from === "string" || isList(from) ? pathKeys(from) : [];
    return json(keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), token));
  }

  function checkLogin(request: SeenRequest): void {
    const { headers = {}, basic, body, form } = login;
    for (const [name, value] of Object.entries(filled(headers, config))) {
      if (request.headers[name.toLowerCase()] === value) continue;
      throw new Refusal(401, `the header ${name} of the login is not what it must be`);
    }
    if (basic !== undefined) {
      checkBasic(request, fillTemplate(basic.username, { config }), fillTemplate(basic.password ?? "", { config }));
    }
    if (form !== undefined) expectSame(Object.fromEntries(new URLSearchParams(request.body)), filled(form, config));
    if (body !== undefined) expectSame(jsonOf(request.body), filled(body, config));
  }
}

function expectSame(given: JsonObject, due: JsonObject): void {
  const names = [...new Set([...Object.keys(given), ...Object.keys(due)])];
  const wrong = names.find((name) => canonical(given[name] ?? null) !== canonical(due[name] ?? null));
  if (wrong === undefined) return;
  throw new Refusal(401, `the field ${wrong} of the login is not what it must be`);
}

/** JSON with its settings filled in, without the fields whose setting is not set. */
function filled(values: JsonObject, config: JsonObject): JsonObject {
  const set = Object.entries(values).filter(([, value]) => {
    return typeof value !== "string" || !settingsOf(value).some((name) => isUnset(config, name));
  });
  return Object.fromEntries(set.map(([name, value]) => [name, filledValue(value, config)]));
}

function filledValue(value: unknown, config: JsonObject): unknown {
  if (isList(value)) return value.map((each) => filledValue(each, config));
  if (isObject(value)) return filled(value, config);
  if (typeof value !== "string") return value;
  const only = /^\{config\.([\w.]+)\}$/.exec(value)?.[1];
  return only === undefined ? fillTemplate(value, { config }) : settingAt(config, only);
}

function jsonOf(body: string): JsonObject {
  try {
    const value: unknown = JSON.parse(body);
    if (isObject(value)) return value;
  } catch {
    // Reported below.
  }
  throw new Refusal(400, "the body of the login must be a JSON object");
}
