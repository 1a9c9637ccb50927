import { isList, isObject, own } from "./json.js";
import { isSecretName } from "./secrets.js";
import { settingsOf } from "./template.js";
import type { SingleAuthModel, Template } from "./types.js";

/**
 * What the options of a kind of auth are: dotted places, `*` for every value there, `**` for all that is below. What is not listed is
 * no template.
 */
interface AuthOptions {
  /** Each is a credential: it must name a setting, which is a secret. */
  readonly secrets?: readonly string[];
  /** Together they are one: at least one names a secret; the others (a user's name) may be open. */
  readonly together?: readonly string[];
  /** They may name settings, which need not be secrets. */
  readonly open?: readonly string[];
}

/** A line for each kind; the checks, the wizard, the mock API and the acceptance suite go by it. */
const optionsOf: { readonly [Kind in SingleAuthModel["type"]]: AuthOptions } = {
  none: {},
  bearer: { secrets: ["token"] },
  apiKey: { secrets: ["value"] },
  apiKeyQuery: { secrets: ["value"] },
  apiKeyCookie: { secrets: ["value"] },
  basic: { together: ["username", "password"] },
  headers: { together: ["headers.*"] },
  oauthClientCredentials: { secrets: ["clientId", "clientSecret"], open: ["tokenUrl", "extra.*"] },
  oauthRefreshToken: { secrets: ["clientId", "clientSecret", "refreshToken"], open: ["tokenUrl", "extra.*"] },
  jwt: {
    secrets: ["key"],
    open: ["keyId", "issuer", "subject", "audience", "claims.*", "exchange.tokenUrl"],
  },
  sessionToken: {
    together: ["login.body.**", "login.form.*", "login.basic.username", "login.basic.password", "login.headers.*"],
    open: ["login.url"],
  },
};

/** A template in the auth of a model. */
export interface AuthTemplate {
  /** Dotted place in `connector.json`: `api.auth.token`. */
  readonly at: string;
  readonly template: Template;
  /** The settings that it names are secrets. */
  readonly secret: boolean;
  /** It must name a setting: what is written out would be a secret in the model. */
  readonly required: boolean;
}

/** The templates of an auth, also of one that is not complete yet. */
export function authTemplates(auth: { readonly type?: string } | undefined, at = "api.auth"): AuthTemplate[] {
  if (auth?.type === "choice") {
    const options = "options" in auth && isObject(auth.options) ? Object.entries(auth.options) : [];
    return options.flatMap(([value, option]) =>
      isObject(option) ? authTemplates(option, `${at}.options.${value}`) : [],
    );
  }
  const options = own<AuthOptions>(optionsOf, auth?.type ?? "none") ?? {};
  const found = (places: readonly string[] = []) => places.flatMap((place) => textsAt(auth, place.split("."), at));
  const together = found(options.together);
  const anySetting = together.some(({ template }) => settingsOf(template).length > 0);
  const named = together.some(({ template }) => namesSecret(template));
  return [
    ...found(options.secrets).map((use) => ({ ...use, secret: true, required: true })),
    ...together.map((use) => ({
      ...use,
      secret: !named || namesSecret(use.template),
      // A constant beside a setting (`grant`, an account's number) is none of the credentials, unless its name says so.
      required: !anySetting || (!named && isSecretName(use.at.slice(use.at.lastIndexOf(".") + 1))),
    })),
    ...found(options.open).map((use) => ({ ...use, secret: false, required: false })),
  ];
}

/** The settings that the credential of an auth is made of: secrets all. */
export function credentialSettings(auth: { readonly type?: string } | undefined): string[] {
  const secrets = authTemplates(auth).filter(({ secret }) => secret);
  return [...new Set(secrets.flatMap(({ template }) => settingsOf(template)))];
}

/** Does a template name a setting that is a secret by its name? */
export function namesSecret(template: Template): boolean {
  return settingsOf(template).some((name) => isSecretName(name.slice(name.lastIndexOf(".") + 1)));
}

function textsAt(value: unknown, keys: readonly string[], at: string): { at: string; template: string }[] {
  const [key, ...rest] = keys;
  if (key === undefined || (key === "**" && typeof value === "string")) {
    return typeof value === "string" ? [{ at, template: value }] : [];
  }
  if (key === "**" && isList(value)) return value.flatMap((each, index) => textsAt(each, keys, `${at}.${index}`));
  if (!isObject(value)) return [];
  if (key === "**") return Object.entries(value).flatMap(([name, inner]) => textsAt(inner, keys, `${at}.${name}`));
  const names = key === "*" ? Object.keys(value) : [key];
  return names.flatMap((name) => textsAt(own(value, name), rest, `${at}.${name}`));
}
