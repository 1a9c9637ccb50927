import type { ApiRequest } from "../http/types.js";
import { isList, isObject } from "../model/json.js";
import { isUnset, settingAt } from "../model/setting-path.js";
import type { Setting } from "../model/setting.js";
import { settingsOf } from "../model/template.js";
import { basicValue } from "./basic.js";
import type { AuthContext } from "./types.js";
import { credential, credentialText } from "./value.js";

type Texts = { readonly [name: string]: Setting<AuthContext> };

/** A login without the type of the configuration. */
export interface PlainLogin {
  readonly url: Setting<AuthContext>;
  readonly method?: "GET" | "POST";
  readonly headers?: Texts;
  readonly body?: { readonly [field: string]: unknown };
  readonly form?: Texts;
  readonly basic?: { readonly username: Setting<AuthContext>; readonly password?: Setting<AuthContext> };
}

/**
 * The request that asks for a session token. What names a setting that is not set is left out; in a JSON body a text that is one
 * setting alone keeps the setting's own type.
 * Throws `AUTH_SETTING_MISSING` and `AUTH_SETTING_INVALID` (config_error).
 */
export async function loginRequest(login: PlainLogin, context: AuthContext): Promise<ApiRequest> {
  const { method = "POST", body, form, basic } = login;
  const headers = {
    ...(await textsOf(login.headers ?? {}, "headers", context)),
    ...(basic === undefined ? {} : { authorization: await basicValue(basic, "auth.login.basic", context) }),
  };
  const request = { method, url: await credentialText(login.url, "auth.login.url", context) };
  if (form !== undefined) {
    const fields = new URLSearchParams(await textsOf(form, "form", context)).toString();
    return { ...request, headers: { "content-type": "application/x-www-form-urlencoded", ...headers }, body: fields };
  }
  if (body === undefined) return { ...request, headers };
  const json = JSON.stringify(await filled(body, "auth.login.body", context));
  return { ...request, headers: { "content-type": "application/json", ...headers }, body: json };
}

async function textsOf(
  values: Texts,
  place: "headers" | "form",
  context: AuthContext,
): Promise<{ [name: string]: string }> {
  const made: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(values)) {
    if (isOpen(value, context)) continue;
    const read = place === "headers" ? credential : credentialText;
    made[name] = await read(value, `auth.login.${place}.${name}`, context);
  }
  return made;
}

/** JSON with its texts filled in. */
async function filled(value: unknown, at: string, context: AuthContext): Promise<unknown> {
  if (typeof value === "string") return value === "" ? value : textIn(value, at, context);
  if (isList(value)) return Promise.all(value.map((each) => filled(each, at, context)));
  if (!isObject(value)) return value;
  const made: { [field: string]: unknown } = {};
  for (const [field, inner] of Object.entries(value)) {
    if (!isOpen(inner, context)) made[field] = await filled(inner, `${at}.${field}`, context);
  }
  return made;
}

function textIn(template: string, at: string, context: AuthContext): unknown {
  const only = /^\{config\.(\w+(?:\.\w+)*)\}$/.exec(template)?.[1];
  return only === undefined ? credentialText(template, at, context) : settingAt(context.config, only);
}

function isOpen(value: unknown, { config }: AuthContext): boolean {
  return typeof value === "string" && settingsOf(value).some((name) => isUnset(config, name));
}
