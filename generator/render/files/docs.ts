import {
  type AuthModel,
  type ConfigModel,
  type CursorModel,
  keyPaths,
  type Path,
  pathOf,
  type SettingPlace,
  settingPlaces,
  singleAuths,
} from "@create-connector/cdk/model";
import type { Facts, FilePlan, StreamFacts } from "../facts.js";
import { markdown, markdownCode } from "../quote/index.js";
import { firstVersion } from "../versions.js";

/** The pages that people read. */
export function docsFiles(facts: Facts): FilePlan[] {
  const { name, title, commands } = facts;
  const base = { name, slug: name, title, commands, version: firstVersion };
  return [
    page("README.md", "README.md", { ...base, ...readmeLocals(facts) }),
    page("AGENTS.md", "AGENTS.md", { ...base, vendored: facts.options.cdk.tarball !== undefined }),
    page("docs/connector.md", `docs/${name}.md`, { ...base, ...connectorLocals(facts) }),
    page("secrets/README.md", "secrets/README.md"),
    { ...page("docs/streams.md", "docs/streams.md", { streams: facts.streams.map(streamLocals) }), policy: "derived" },
  ];
}

function page(template: string, path: string, locals: FilePlan["locals"] = {}): FilePlan {
  return { id: template, path, policy: "merge", template, locals };
}

function readmeLocals({ project, streams, name }: Facts): FilePlan["locals"] {
  const { config, api } = project.connector;
  return {
    baseUrl: api.baseUrl,
    pythonName: JSON.stringify(`source-${name}`),
    settings: filledIn(config).map(({ name: setting, property, required, form }) => ({
      name: setting,
      required,
      type: property.type === "object" ? "a group" : property.type === "array" ? "a list" : property.type,
      secret: property.airbyte_secret === true,
      text: [formTitle(config, form), property.title, property.description]
        .filter((text) => text !== undefined)
        .join(": "),
    })),
    open: listOf(streams.filter((stream) => stream.open).map((stream) => markdownCode(stream.name))),
  };
}

function connectorLocals({ project, streams }: Facts): FilePlan["locals"] {
  const { api, config, documentationUrl } = project.connector;
  const incremental = streams.filter(({ model }) => model.cursor !== undefined).length;
  return {
    documentationUrl,
    auth: authText(api.auth),
    settings: filledIn(config).map(({ name, property, required, form }) => ({
      name,
      required,
      title: [formTitle(config, form), property.title].filter((text) => text !== undefined).join(": "),
      description: property.description ?? "",
    })),
    incremental:
      incremental === 0
        ? "no stream"
        : incremental === streams.length
          ? "yes, all streams"
          : "the streams with a cursor",
    rateLimit: rateText(api.rateLimit),
  };
}

/** The settings that a user sees; the constant that tells forms apart is none. */
function filledIn(config: ConfigModel): SettingPlace[] {
  return settingPlaces(config).filter(({ property }) => property.const === undefined);
}

/** The title of the form that a setting is a part of. */
function formTitle(config: ConfigModel, form: SettingPlace["form"]): string | undefined {
  if (form === undefined) return undefined;
  const group = settingPlaces(config).find(({ name }) => name === form.group);
  return group?.property.oneOf?.[form.index]?.title;
}

function authText(auth: AuthModel): string {
  switch (auth.type) {
    case "none":
      return "The API asks for no credential.";
    case "bearer":
      return "Get a token for the API: it is sent as a bearer token with every request.";
    case "apiKey":
      return `Get a key for the API: it is sent in the header ${markdownCode(auth.header)} of every request.`;
    case "apiKeyQuery":
      return `Get a key for the API: it is sent in the query parameter ${markdownCode(auth.param)} of every request.`;
    case "apiKeyCookie":
      return `Get a key for the API: it is sent in the cookie ${markdownCode(auth.cookie)} with every request.`;
    case "basic":
      return auth.password === undefined
        ? "Get a key for the API: it is sent in place of a user's name (HTTP Basic) with every request."
        : "A user of the API and the password, or the token that stands in its place, are sent (HTTP Basic) with every request.";
    case "headers":
      return `Get the credentials of the API: they are sent in the headers ${listOf(Object.keys(auth.headers).map(markdownCode))} of every request.`;
    case "jwt":
      return auth.algorithm.startsWith("HS")
        ? "Get a secret of the API: the connector signs tokens (JWT) with it. The secret itself is never sent."
        : "Get a private key of the API: the connector signs tokens (JWT) with it. The key itself is never sent. Paste the whole PEM file, or its base64.";
    case "sessionToken":
      return `The connector logs in at ${markdownCode(auth.login.url)} with the settings below, and sends the token that it gets with every request.`;
    case "oauthClientCredentials":
      return "Register a client with the API: its ID and secret are exchanged for access tokens (OAuth 2, client credentials).";
    case "oauthRefreshToken":
      return `Register a client with the API, and let a user authorise it${scopesText(auth.scopes)}: the refresh token that this gives is exchanged for access tokens (OAuth 2).`;
    case "choice":
      return `There are several ways to authenticate, of which each user takes one. ${singleAuths(auth).map(authText).join(" Or: ")}`;
  }
}

function scopesText(scopes: readonly string[] = []): string {
  return scopes.length === 0 ? "" : ` for the scopes ${listOf(scopes.map(markdownCode))}`;
}

function rateText(rateLimit: Facts["project"]["connector"]["api"]["rateLimit"]): string {
  const rates = [rateLimit ?? []].flat().map(({ requests, per, burst }) => {
    const most = `${requests} request${requests === 1 ? "" : "s"} per ${per}`;
    return burst === undefined ? most : `${most} (${burst} at once)`;
  });
  if (rates.length === 0) return "No limit of the API is known to the connector.";
  return `The connector sends at most ${rates.join(" and ")}.`;
}

/** One line of docs/streams.md; a line stands alone, so that git merges two branches that each add a stream. */
function streamLocals({ name, model, open }: StreamFacts): FilePlan["locals"] {
  const { primaryKey, cursor, parent, path, description } = model;
  const keys = keyPaths(primaryKey).map((keys) => fieldCode(pathOf(keys)));
  return {
    name,
    path,
    key: keys.length === 0 ? "none" : keys.join(", "),
    sync: cursor === undefined ? "full refresh" : incrementalText(cursor),
    parent: parent === undefined ? "" : `; read once for each record of ${markdown(parent.stream)}`,
    description: `${description === undefined ? "" : `. ${markdown(description)}`}${open ? " (no sample yet)" : ""}`,
  };
}

function incrementalText(cursor: CursorModel): string {
  return cursor.type === "syncToken"
    ? "incremental by a token of the API"
    : `incremental by ${fieldCode(cursor.field)}`;
}

function fieldCode(path: Path): string {
  return markdownCode(typeof path === "string" ? path : path.join("."));
}

function listOf(texts: readonly string[]): string {
  const last = texts.at(-1);
  return last === undefined || texts.length === 1 ? (last ?? "") : `${texts.slice(0, -1).join(", ")} and ${last}`;
}
