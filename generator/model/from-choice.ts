import {
  authTemplates,
  type ConfigForm,
  type ConfigModel,
  isObject,
  type JsonObject,
  settingsOf,
  type SingleAuthModel,
} from "@create-connector/cdk/model";
import { titleOf } from "./naming.js";

/** The group that holds the credentials, and the constant that tells its forms apart, as Airbyte's own connectors call them. */
const group = "credentials";
const mark = "auth_type";

/**
 * `choice` alone: users take an API key or OAuth 2 with a refresh token. What was said of OAuth (`tokenUrl`, `scopes` …) and of the key
 * (`header`: its header; else it is a bearer token) goes into the two. OAuth comes first: Airbyte offers the first.
 */
export function choiceFrom(answer: JsonObject): JsonObject {
  const { type, by = `${group}.${mark}`, options, header, ...oauth } = answer;
  if (options !== undefined) return { ...answer, type, by };
  const key = `{config.${group}.api_key}`;
  return {
    type,
    by,
    options: {
      oauth: {
        type: "oauthRefreshToken",
        clientId: `{config.${group}.client_id}`,
        clientSecret: `{config.${group}.client_secret}`,
        refreshToken: `{config.${group}.refresh_token}`,
        ...oauth,
      },
      api_key: header === undefined ? { type: "bearer", token: key } : { type: "apiKey", header, value: key },
    },
  };
}

/** The configuration with the group that a choice goes by, where nobody declared it: a form for each auth, with what its templates name. */
export function withChoiceGroup(config: ConfigModel, auth: unknown): ConfigModel {
  if (!isObject(auth) || auth["type"] !== "choice" || !isObject(auth["options"])) return config;
  const by = auth["by"];
  const [name = "", constant = "", ...deeper] = typeof by === "string" ? by.split(".") : [];
  if (constant === "" || deeper.length > 0 || Object.hasOwn(config.properties, name)) return config;
  const forms = Object.entries(auth["options"]).map(([value, option]) => formOf(value, option, name, constant));
  const property = { type: "object", title: "Authentication", oneOf: forms } as const;
  return {
    required: [...config.required, name],
    // Credentials are what a user fills in first.
    properties: { [name]: property, ...config.properties },
  };
}

function formOf(value: string, option: unknown, name: string, constant: string): ConfigForm {
  const auth = isObject(option) ? option : {};
  const templates = authTemplates(auth).flatMap(({ template, secret }) =>
    settingsOf(template).map((setting) => ({ setting, secret })),
  );
  const own = new Map(
    templates.flatMap(({ setting, secret }) => {
      const [at, inner = "", ...deeper] = setting.split(".");
      if (at !== name || inner === "" || deeper.length > 0) return [];
      const property = { type: "string", title: titleOf(inner), ...(secret ? { airbyte_secret: true } : {}) } as const;
      return [[inner, property] as const];
    }),
  );
  return {
    title: titles.get(String(auth["type"])) ?? titleOf(value),
    required: [constant, ...own.keys()],
    properties: { [constant]: { type: "string", title: titleOf(constant), const: value }, ...Object.fromEntries(own) },
  };
}

const titles: ReadonlyMap<string, string> = new Map<SingleAuthModel["type"], string>([
  ["oauthRefreshToken", "OAuth 2"],
  ["oauthClientCredentials", "OAuth 2 for machines"],
  ["bearer", "API key"],
  ["apiKey", "API key"],
  ["apiKeyQuery", "API key"],
  ["basic", "User name and password"],
]);
